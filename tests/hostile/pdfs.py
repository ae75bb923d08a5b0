"""PDFs that loop, lie, unpack without end, or are noise."""
import random
import zlib

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def pdf(objects, trailer=b""):
    out, offsets = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % at for at in offsets)
    return out + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, table)


def stream(content, head=b""):
    return b"<</Length %d%s>>stream\n" % (len(content), head) + content + b"\nendstream"


def page(more=b"/Contents 4 0 R", box=b"0 0 100 100"):
    return b"<</Type/Page/Parent 2 0 R/MediaBox[%s]%s>>" % (box, more)


def loops():
    yield "pdf-pages-loop.pdf", pdf([CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2000000000>>"])
    yield "pdf-reference-loop.pdf", pdf([CATALOG, PAGES, page(), b"5 0 R", b"4 0 R"])
    yield "pdf-length-refers-to-itself.pdf", pdf([CATALOG, PAGES, page(), b"<</Length 4 0 R>>stream\nBT ET\nendstream"])
    outline = [b"<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>", PAGES, page(b""), b"<</First 5 0 R/Last 5 0 R/Count 999999999>>", b"<</Title(x)/Parent 4 0 R/Next 5 0 R/First 4 0 R>>"]
    yield "pdf-outline-loop.pdf", pdf(outline)
    form = b"q /X Do Q " * 50
    recursive = stream(form, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>")
    yield "pdf-form-draws-itself.pdf", pdf([CATALOG, PAGES, page(b"/Resources<</XObject<</X 4 0 R>>>>/Contents 4 0 R"), recursive])
    yield "pdf-xref-loop.pdf", pdf([CATALOG, PAGES, page(b"")], b"/Prev 9").replace(b"/Prev 9", b"/Prev 200")
    many = b"<</Type/Pages/Kids[" + b"3 0 R " * 60_000 + b"]/Count 60000>>"
    yield "pdf-60000-pages.pdf", pdf([CATALOG, many, page(b"")])


def bombs():
    twice = zlib.compress(zlib.compress(b"BT ET\n" * (20 << 20), 9), 9)
    yield "pdf-stream-bomb.pdf", pdf([CATALOG, PAGES, page(box=b"0 0 99999999 99999999"), stream(twice, b"/Filter[/FlateDecode/FlateDecode]")])
    text = zlib.compress(b"BT /F 9 Tf 1 0 0 1 9 9 Tm (xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx) Tj ET\n" * 1_500_000, 9)
    yield "pdf-text-bomb.pdf", pdf([CATALOG, PAGES, page(b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Contents 4 0 R"), stream(text, b"/Filter/FlateDecode")])
    image = stream(zlib.compress(bytes(50 << 20), 9), b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode")
    yield "pdf-picture-60000-square.pdf", pdf([CATALOG, PAGES, page(b"/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R"), stream(b"q 9 0 0 9 0 0 cm /X Do Q"), image])
    yield "pdf-200000-arrays-deep.pdf", pdf([CATALOG, b"<</Type/Pages/Kids" + b"[" * 200_000 + b"]" * 200_000 + b"/Count 1>>"])
    yield "pdf-200000-dictionaries-deep.pdf", pdf([b"<</A" * 200_000 + b">>" * 200_000])
    yield "pdf-saves-200000-states.pdf", pdf([CATALOG, PAGES, page(), stream(b"q " * 200_000)])


def odd():
    yield "pdf-encrypted.pdf", pdf([CATALOG, PAGES, page(b"")], b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")>>/ID[(a)(a)]")
    yield "pdf-encrypted-unknown.pdf", pdf([CATALOG, PAGES, page(b"")], b"/Encrypt<</Filter/Mystery/V 99>>")
    active = b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>/AA<</WC<</S/Launch/F(/bin/sh)>>>>>>"
    yield "pdf-with-scripts.pdf", pdf([active, PAGES, page(b"/AA<</O<</S/URI/URI(http://127.0.0.1:9/x)>>>>")])
    good = pdf([CATALOG, PAGES, page(), stream(b"BT (hello) Tj ET     ")])
    yield "pdf-cut.pdf", good[:120]
    yield "pdf-of-text.pdf", "投诉 退款"
    yield "pdf-head-and-zeros.pdf", b"%PDF-1.7\n" + bytes(2 << 20)
    rng = random.Random(6)
    for i in range(6):
        noisy = bytearray(good)
        for _ in range(8):
            noisy[rng.randrange(len(noisy))] = rng.randrange(256)
        yield f"pdf-noise-{i}.pdf", bytes(noisy)


def files():
    for family in (loops, bombs, odd):
        yield from family()
