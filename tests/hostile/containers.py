"""What holds other things in boxes, sectors or directories, and loops or lies: old workbooks, tags of
pictures, archives of pages, exports of chats."""
import gzip
import json
import random
import struct
import zlib

from hostile.archives import zipped
from hostile.pictures import box, chunk, png

END, FREE = 0xFFFFFFFE, 0xFFFFFFFF


def compound(sectors, first_of_directory=1, table_sectors=1, more_table=END, shift=9):
    """An old workbook's outer shell (MS-CFB): a head, and then sectors."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, shift, 6)
    head += struct.pack("<9L", 0, table_sectors, first_of_directory, 0, 4096, END, 0, more_table, FREE if more_table != END else 0)
    return (head + struct.pack("<109L", 0, *[FREE] * 108)).ljust(512, b"\0") + b"".join(sector.ljust(512, b"\0") for sector in sectors)


def entry(name, kind, left=FREE, right=FREE, child=FREE, start=0, size=0):
    text = name.encode("utf-16-le") + b"\0\0"
    return text.ljust(64, b"\0") + struct.pack("<HBB3L36xLQ", len(text), kind, 1, left, right, child, start, size)


def workbooks():
    table = lambda *links: struct.pack("<128L", *links, *[FREE] * (128 - len(links)))
    root = entry("Root Entry", 5, child=1)
    yield "xls-sectors-loop.xls", compound([table(0xFFFFFFFD, 1), root + entry("Workbook", 2, start=1, size=0x7FFFFFFF)])
    yield "xls-stream-loop.xls", compound([table(0xFFFFFFFD, END, 3, 2), root + entry("Workbook", 2, start=2, size=60 << 20), b"\x09\x08", b""])
    yield "xls-directory-loop.xls", compound([table(0xFFFFFFFD, END), root + entry("A", 1, left=1, right=1, child=1)])
    yield "xls-table-lies.xls", compound([table(0xFFFFFFFD, END), root], table_sectors=0xFFFFFFFF, more_table=0)
    yield "xls-sector-size-lies.xls", compound([table(0xFFFFFFFD, END), root], shift=31)
    records = b"".join(struct.pack("<2H", kind, size) + b"\xff" * size for kind, size in ((0x809, 16), (0xFC, 8), (0x3C, 200), (0x85, 8), (0x204, 20), (0xBD, 30), (0x208, 16)))
    cells = (records * 40)[:8192].ljust(8192, b"\xff")
    chain = table(0xFFFFFFFD, END, *range(3, 18), END)
    yield "xls-records-lie.xls", compound([chain, root + entry("Workbook", 2, start=2, size=8192)] + [cells[i:i + 512] for i in range(0, 8192, 512)])


def directory_of_tags(links, count=2):
    """TIFF's directory of tags, as pictures carry it, that refers back to itself."""
    tags = b"".join(struct.pack(">HHLL", tag, kind, number, value) for tag, kind, number, value in links)
    return b"MM\0*" + struct.pack(">LH", 8, count) + tags + struct.pack(">L", 8)


def pictures():
    loop = directory_of_tags([(0x8769, 4, 1, 8), (0x8825, 4, 1, 8)])
    lies = directory_of_tags([(0x9003, 2, 0xFFFFFFFF, 0xFFFFFFF0), (0x010F, 2, 0x7FFFFFFF, 4)], 0xFFFF)
    for name, tags in (("loop", loop), ("lies", lies)):
        segment = b"Exif\0\0" + tags
        yield f"jpeg-tags-{name}.jpg", b"\xff\xd8\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + b"\xff\xd9"
        yield f"png-tags-{name}.png", png(20, 20, zlib.compress((b"\0" + b"\xaa" * 3) * 20), chunk(b"eXIf", tags))
        yield f"webp-tags-{name}.webp", b"RIFF" + struct.pack("<L", len(tags) + 12) + b"WEBPEXIF" + struct.pack("<L", len(tags)) + tags
    nested = b""
    for _ in range(20_000):
        nested = box(b"meta", nested)
    head = box(b"ftyp", b"heic\0\0\0\0mif1heic")
    yield "heic-boxes-in-boxes.heic", head + nested
    places = struct.pack(">BBBBH", 1, 0, 0, 0, 0xFFFF) + b"\0\1\0\0\xff\xff" * 60_000
    yield "heic-places-lie.heic", head + box(b"meta", bytes(4) + box(b"iloc", places) + box(b"iinf", b"\0\0\0\0\xff\xff"))


def pages():
    record = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.com/\r\nWARC-Date: 2024-01-02T03:04:05Z\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n"
    package = {"profile": "data-package", "wacz_version": "1.1.1", "resources": [{"name": "x", "path": "../../escape-wacz", "hash": "sha256:0", "bytes": 2**63}] * 5000}
    bomb = gzip.compress(record % (150 << 20) + bytes(150 << 20), 6, mtime=0)
    yield "page-bomb.wacz", zipped([("datapackage.json", json.dumps(package)), ("archive/data.warc.gz", bomb), ("pages/pages.jsonl", '{"url":"x"}\n' * 100_000)])
    yield "page-deep.wacz", zipped([("datapackage.json", "[" * 100_000), ("archive/data.warc", record % 0), ("pages/pages.jsonl", "{" * 100_000)])


def chats():
    odd = [None, True, [], {}, "", -1, 1e300, "x" * 1000]
    rows = [{"sender": v, "accountName": v, "timestamp": v, "type": v, "content": v} for v in odd]
    yield "chatlab-wrong-types.json", json.dumps({"chatlab": {"version": [], "exportedAt": {}}, "meta": {"name": 1, "platform": [], "type": {}}, "members": odd, "messages": rows + odd})
    rows = [{"sender": "a", "accountName": "店", "timestamp": 1794142991 + i, "type": 0, "content": "好"} for i in range(100_000)]
    yield "chatlab-100000-messages.json", json.dumps({"chatlab": {"version": "0.0.1"}, "meta": {"name": "店", "platform": "qq", "type": "private"}, "members": [], "messages": rows})
    yield "chat-qq-parts-without-end.mht", b"From: <Save by Tencent MsgMgr>\r\nSubject: Tencent IM Message\r\nMIME-Version: 1.0\r\nContent-Type:multipart/related;\r\n\tboundary=\"b\"\r\n\r\n" + b"--b\r\nContent-Type: text/html\r\n\r\n<tr><td>" * 60_000
    rng = random.Random(8)
    yield "chat-page-noise.html", b"<!DOCTYPE html><html><head><title>chat</title></head><script>window.__DATA__=" + rng.randbytes(300_000) + b"</script>"


def files():
    for family in (workbooks, pictures, pages, chats):
        yield from family()
