"""Pictures and sounds that lie about their size, are cut, or unpack to far too much."""
import random
import struct
import zlib


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width, height, packed, extra=b"", depth=1, colour=0):
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def packed_rows(row, rows):
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(row * 1000) for _ in range(rows // 1000)) + packer.flush()


def pictures():
    rng = random.Random(5)
    yield "png-50000x50000.png", png(50_000, 50_000, packed_rows(b"\0" + b"\xff" * 6250, 50_000))
    yield "png-8000x8000-true.png", png(8_000, 8_000, packed_rows(b"\0" + b"\xff" * 24_000, 8_000), depth=8, colour=2)
    yield "png-two-thousand-million-wide.png", png(2**31 - 1, 2**31 - 1, zlib.compress(bytes(100)))
    yield "png-zero-wide.png", png(0, 0, b"")
    good = png(200, 200, zlib.compress((b"\0" + b"\xaa" * 25) * 200))
    yield "png-cut.png", good[:60]
    yield "png-text-bomb.png", png(200, 200, zlib.compress((b"\0" + b"\xaa" * 25) * 200), chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(100 << 20), 6)))
    for i in range(5):
        noisy = bytearray(good)
        for _ in range(6):
            noisy[rng.randrange(len(noisy))] = rng.randrange(256)
        yield f"png-noise-{i}.png", bytes(noisy)
    yield "png-garbage.png", b"\x89PNG\r\n\x1a\n" + rng.randbytes(20_000)
    yield "jpeg-65535-square-cut.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xc0\0\x11\x08\xff\xff\xff\xff\x03\x01\x22\0\x02\x11\x01\x03\x11\x01"
    yield "jpeg-garbage.jpg", b"\xff\xd8\xff\xe1" + rng.randbytes(20_000)
    yield "gif-65535-square.gif", b"GIF89a\xff\xff\xff\xff\x80\0\0" + bytes(6) + b",\0\0\0\0\xff\xff\xff\xff\0\x02\x02L\x01\0;"
    yield "tiff-loop.tif", b"II*\0\x08\0\0\0\x01\0\0\x01\x03\0\x01\0\0\0\x0a\0\0\0\x08\0\0\0"
    yield "webp-size-lies.webp", b"RIFF\xff\xff\xff\x7fWEBPVP8 \xff\xff\xff\x7f"
    yield "svg-with-script.svg", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script><image href="file:///etc/passwd"/><text>退款</text></svg>'


def box(kind, content, size=None):
    return struct.pack(">I", len(content) + 8 if size is None else size) + kind + content


def sounds():
    wav = b"RIFF" + struct.pack("<I", 0xFFFFFFFF) + b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 0, 1, 8) + b"data" + struct.pack("<I", 0xFFFFFFF0) + bytes(100)
    yield "录音_13800000000_20240102030405.wav", wav
    head = box(b"ftyp", b"M4A \0\0\0\0")
    clock = box(b"mvhd", struct.pack(">5I", 0x01000000, 0xFFFFFFFF, 0xFFFFFFFF, 0, 0xFFFFFFFF) + bytes(80))
    yield "录音_13800000001_20240102030405.m4a", head + box(b"moov", clock)
    yield "通话录音 box of no size.m4a", head + box(b"moov", box(b"moov", clock, 0), 4)
    nested = clock
    for _ in range(20_000):
        nested = box(b"moov", nested)
    yield "通话录音 boxes in boxes.m4a", head + nested
    yield "通话录音 huge box.m4a", head + struct.pack(">I", 1) + b"moov" + b"\xff" * 8
    yield "通话录音.amr", b"#!AMR\n" + b"\xff" * 300_000
    yield "通话录音.mp3", b"ID3\4\0\0\x7f\x7f\x7f\x7f" + b"\xff\xfb\x90\x00" * 50_000


def files():
    yield from pictures()
    yield from sounds()
