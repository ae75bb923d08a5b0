"""Archives made to harm: bombs, crowds, names that escape, links, lies about sizes, damage."""
import io
import struct
import zipfile
import zlib


def zipped(members, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def raw_zip(members):
    """An archive written by hand, so that it can lie.  A member is a dict: name (bytes), packed, size,
    crc, method, flags, offset; what is left out is true."""
    body, central = bytearray(), bytearray()
    for member in members:
        name, packed = member["name"], member.get("packed", b"x")
        size, crc = member.get("size", len(packed)), member.get("crc", zlib.crc32(packed))
        fields = (20, member.get("flags", 0), member.get("method", 0), 0, 0x5A21, crc, member.get("packed_size", len(packed)), size)
        offset = member.get("offset", len(body))
        body += b"PK\3\4" + struct.pack("<5H3L2H", *fields, len(name), 0) + name + packed
        central += b"PK\1\2" + struct.pack("<H", member.get("made_by", 20)) + struct.pack("<5H3L5H2L", *fields, len(name), 0, 0, 0, 0, member.get("attributes", 0), offset) + name
    end = b"PK\5\6" + struct.pack("<4H2LH", 0, 0, len(members), len(members), len(central), len(body), 0)
    return bytes(body + central) + end


def zeros(megabytes):
    """So many MB of zeros, deflated; made in pieces, since the whole would not fit in little memory."""
    packer, crc, piece = zlib.compressobj(9, zlib.DEFLATED, -15), 0, bytes(1 << 20)
    packed = b""
    for _ in range(megabytes):
        packed += packer.compress(piece)
        crc = zlib.crc32(piece, crc)
    return {"packed": packed + packer.flush(), "size": megabytes << 20, "crc": crc, "method": 8}


def bombs():
    flat = zeros(200)
    yield "bomb-flat-800MB.zip", raw_zip([{"name": b"zero%d.csv" % i, **flat} for i in range(4)])
    nested = raw_zip([{"name": b"zero.txt", **zeros(20)}])
    for _ in range(5):
        nested = zipped(("n%d.zip" % i, nested) for i in range(8))
    yield "bomb-nested.zip", nested
    chain = b"inmost"
    for _ in range(200):
        chain = zipped([("in.zip", chain)], zipfile.ZIP_STORED)
    yield "nested-200-deep.zip", chain
    # The same packed bytes named by many members: 2,000 times 20 MB out of 20 kB.
    one = raw_zip([{"name": b"a", **zeros(20)}])
    begin = one.index(b"PK\1\2")
    central = one[begin:-22] * 2000
    yield "zip-overlapping-entries.zip", one[:begin] + central + b"PK\5\6" + struct.pack("<4H2LH", 0, 0, 2000, 2000, len(central), begin, 0)
    yield "zip-growing-text.zip", raw_zip([{"name": "账单.csv".encode(), "flags": 0x800, **_packed("交易时间,交易对方,金额\n".encode() + b"2024-01-02 03:04:05,x,1.00\n" * 2_000_000)}])


def _packed(content):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return {"packed": packer.compress(content) + packer.flush(), "size": len(content), "crc": zlib.crc32(content), "method": 8}


def crowds():
    yield "zip-60000-entries.zip", raw_zip([{"name": b"f%d" % i, "packed": b""} for i in range(60_000)])
    yield "zip-9000-small-files.zip", raw_zip([{"name": b"d%d/f.txt" % i, "packed": b"a line of text\n"} for i in range(9_000)])


def names():
    escaping = [b"../../escape-a.txt", b"/escape-b.txt", b"/tmp/escape-c.txt", b"..\\..\\escape-d.txt", b"C:\\escape-e.txt", b"C:escape-f.txt",
                b"a/../../../escape-g.txt", b"nul\0escape-h.txt", b"CON", b"a\nb.txt", "\u202etxt.exe".encode(), b"", b".", b"..", b"/",
                "名".encode() * 3000, b"d/" * 5000 + b"deep.txt", b"\xff\xfe\x81.txt", "账单 2024.csv".encode("gbk"), b"-rf", b"$(touch escape-i).txt", b"`id`;|&.txt",
                b"\x1b[31mred\x1b[0m.txt", b"x" * 65_535]
    yield "zip-names-that-escape.zip", raw_zip([{"name": name, "packed": b"escaped"} for name in escaping])
    yield "zip-same-name-500-times.zip", raw_zip([{"name": b"same.txt", "packed": b"%d" % i} for i in range(500)])
    links = [(b"link", b"/etc/passwd", 0o120777), (b"up", b"../../..", 0o120777), (b"up/escape-j.txt", b"escaped", 0o100644), (b"pipe", b"", 0o010644), (b"device", b"", 0o060644)]
    yield "zip-links.zip", raw_zip([{"name": name, "packed": to, "made_by": 0x0314, "attributes": mode << 16} for name, to, mode in links])


def lies():
    good = zipped([("a.txt", b"a line of text\n" * 200), ("b.txt", b"another\n" * 200)])
    yield "zip-cut-in-directory.zip", good[:-30]
    yield "zip-cut-in-member.zip", good[:60]
    yield "zip-only-a-directory.zip", good[good.index(b"PK\1\2"):]
    yield "zip-empty-archive.zip", zipped([])
    yield "zip-size-lies-small.zip", raw_zip([{"name": b"a.txt", **zeros(40), "size": 10}])
    yield "zip-size-lies-large.zip", raw_zip([{"name": b"a.txt", "packed": b"text", "size": 0xFFFFFFFE}])
    yield "zip-packed-size-lies.zip", raw_zip([{"name": b"a.txt", "packed": b"text", "packed_size": 0xFFFFFFF0}])
    yield "zip-checksum-wrong.zip", raw_zip([{"name": b"a.txt", "packed": b"text\n", "crc": 1}])
    yield "zip-offset-outside.zip", raw_zip([{"name": b"a.txt", "packed": b"text\n", "offset": 0x7FFFFFFF}])
    yield "zip-method-unknown.zip", raw_zip([{"name": b"a.csv", "packed": b"text\n", "method": 77}])
    yield "zip-encryption-unknown.zip", raw_zip([{"name": b"a.csv", "packed": b"text\n" * 9, "flags": 0x41}])
    yield "zip-encrypted-too-short.zip", raw_zip([{"name": b"a.csv", "packed": b"tiny", "flags": 1}])
    yield "zip-aes-without-its-field.zip", raw_zip([{"name": b"a.csv", "packed": b"text\n" * 9, "flags": 1, "method": 99}])
    yield "zip-deflate-garbage.zip", raw_zip([{"name": b"a.csv", "packed": b"\xff" * 500, "method": 8, "size": 5000}])
    yield "zip-count-lies.zip", good[:-22] + b"PK\5\6" + struct.pack("<4H2LH", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    yield "zip-of-0-bytes.zip", b""
    yield "zip-head-only.zip", b"PK\3\4"


def compressed_streams():
    import gzip
    yield "gzip-bomb.gz", gzip.compress(bytes(100 << 20), 6, mtime=0)
    yield "gzip-cut.gz", gzip.compress(b"some text" * 1000, mtime=0)[:40]
    yield "rar-head.rar", b"Rar!\x1a\x07\x01\x00" + bytes(5000)
    yield "7z-head.7z", b"7z\xbc\xaf\x27\x1c\0\4" + b"\xff" * 5000
    yield "tar-with-a-link.tar", b"link".ljust(100, b"\0") + b"0000777\0".ljust(57, b"0") + b"2/etc/passwd".ljust(100, b"\0") + b"ustar\0" + bytes(1000)


def files():
    for family in (bombs, crowds, names, lies, compressed_streams):
        yield from family()
