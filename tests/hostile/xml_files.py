"""XML made to harm, alone and inside the archives that hold XML: OFD invoices and workbooks."""
import zipfile

from hostile.archives import zipped

ENTITIES = "".join('<!ENTITY e%d "%s">' % (i, ("&e%d;" % (i - 1)) * 10) for i in range(1, 10))
LAUGHS = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY e0 "lol">' + ENTITIES + "]>"
QUADRATIC = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY e9 "' + "A" * 100_000 + '">]>'
OUTSIDE = ('<?xml version="1.0"?><!DOCTYPE l [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"><!ENTITY e9 SYSTEM "file:///etc/passwd">'
           '<!ENTITY w SYSTEM "http://127.0.0.1:9/x">]>')
FORMS = {"laughs": (LAUGHS, "&e9;"), "quadratic": (QUADRATIC, "&e9;" * 30_000), "outside": (OUTSIDE, "&e9;&w;"),
         "deep": ("", "<a>" * 300_000 + "</a>" * 300_000), "attributes": ("", "<a " + " ".join('a%d="%d"' % (i, i) for i in range(200_000)) + "/>"),
         "open": ("", "<a>" * 300_000)}


def invoice(head, inside):
    return head + "<EInvoice><Header><EIid>" + inside + "</EIid></Header><EInvoiceData><BasicInformation>" + inside + "</BasicInformation></EInvoiceData></EInvoice>"


def ofd(head, inside):
    name = head + '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" DocType="OFD"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot><ofd:DocInfo><ofd:CustomDatas><ofd:CustomData Name="发票号码">' + inside + '</ofd:CustomData></ofd:CustomDatas></ofd:DocInfo></ofd:DocBody></ofd:OFD>'
    document = head + '<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>' + inside + "</ofd:Document>"
    return zipped([("OFD.xml", name), ("Doc_0/Document.xml", document), ("Doc_0/Pages/Page_0/Content.xml", document), ("../../escape-ofd.txt", "x")])


def workbook(head, inside, sheet=None):
    sheet = sheet or head + '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>' + inside + "</t></is></c></row></sheetData></worksheet>"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return zipped([
        ("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
        ("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="' + links + '/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'),
        ("xl/sharedStrings.xml", head + f'<sst xmlns="{main}"><si><t>' + inside + "</t></si></sst>"),
        ("xl/worksheets/sheet1.xml", sheet)])


def sheets():
    start = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    wide = start + "".join('<row r="%d">' % r + "".join('<c r="XFD%d"><v>1</v></c>' % r for _ in range(16_000)) + "</row>" for r in range(1, 4)) + "</sheetData></worksheet>"
    yield "xlsx-very-wide.xlsx", workbook("", "", wide)
    far = start + '<row r="4294967295"><c r="ZZZZZZZZ4294967295" t="s"><v>4294967295</v></c><c r="A-1" t="s"><v>-7</v></c></row></sheetData></worksheet>'
    yield "xlsx-references-far-away.xlsx", workbook("", "", far)
    yield "xlsx-sheet-bomb.xlsx", workbook("", "", start + "<row><c><v>0</v></c></row>" * 3_000_000)
    links = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="x/worksheet" Target="../../../../etc/passwd"/></Relationships>'
    yield "xlsx-sheet-outside.xlsx", zipped([("[Content_Types].xml", "<Types/>"), ("xl/_rels/workbook.xml.rels", links),
                                            ("xl/workbook.xml", '<workbook xmlns:r="r"><sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>')], zipfile.ZIP_STORED)


def files():
    for name, (head, inside) in FORMS.items():
        yield f"xml-{name}.xml", invoice(head, inside)
        yield f"ofd-{name}.ofd", ofd(head, inside)
        yield f"xlsx-{name}.xlsx", workbook(head, inside)
    yield "xml-utf16-cut.xml", invoice("<?xml version='1.0' encoding='UTF-16'?>", "x").encode("utf-16")[:-31]
    yield "xml-encoding-lies.xml", invoice("<?xml version='1.0' encoding='UTF-7'?>", "x\xff").encode("latin-1")
    yield "ofd-loop-of-pages.ofd", zipped([("OFD.xml", '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocRoot>OFD.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>')])
    yield from sheets()
