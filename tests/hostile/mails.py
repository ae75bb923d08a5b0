"""Mails and saved pages made to harm: depth, endless headers, boundaries, packed bombs."""
import base64
import gzip

HEAD = b"From: shop@example.com\r\nTo: me@example.com\r\nDate: Tue, 2 Jan 2024 03:04:05 +0800\r\nSubject: order\r\nMIME-Version: 1.0\r\n"


def part(number):
    return b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (number, number)


def mails():
    yield "mail-5000-deep.eml", HEAD + b"".join(map(part, range(5000))) + b"Content-Type: text/plain\r\n\r\nx\r\n"
    forwarded = HEAD + b"Content-Type: text/plain\r\n\r\nx\r\n"
    for _ in range(300):
        forwarded = HEAD + b"Content-Type: message/rfc822\r\n\r\n" + forwarded
    yield "mail-300-mails-deep.eml", forwarded
    yield "mail-header-5MB.eml", HEAD + b"Subject: " + b"=?utf-8?B?5oqV6K+J?= " * 250_000 + b"\r\n\r\nx"
    yield "mail-continued-without-end.eml", HEAD + b"X-Long: a\r\n" + b" folded\r\n" * 600_000 + b"\r\nx"
    yield "mail-200000-headers.eml", HEAD + b"".join(b"X-%d: v\r\n" % i for i in range(200_000)) + b"\r\nx"
    same = b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n'
    yield "mail-one-boundary-in-itself.eml", HEAD + same * 20_000 + b"\r\n--b--\r\n"
    yield "mail-boundary-empty.eml", HEAD + b'Content-Type: multipart/mixed; boundary=""\r\n\r\n' + b"--\r\n\r\nx\r\n" * 50_000
    yield "mail-40000-parts.eml", HEAD + same[:45] + b"\r\n\r\n" + b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n" * 40_000 + b"--b--\r\n"
    yield "mail-no-body.eml", HEAD
    yield "mail-of-zeros.eml", HEAD + b"\r\n" + bytes(3 << 20)
    yield "mail-character-set-unknown.eml", HEAD + b"Content-Type: text/plain; charset=x-nobody-knows\r\nContent-Transfer-Encoding: base64\r\n\r\n" + b"%%%%" * 5000
    names = [b"../../../escape-mail.txt", b"/etc/cron.d/escape", b"a\\..\\escape", "名".encode() * 3000, b"con.txt", b"x\0y.html", b"=?utf-8?B?" + b"Li4v" * 900 + b"?="]
    attached = b"".join(b'--b\r\nContent-Type: text/html; name="%s"\r\nContent-Disposition: attachment; filename="%s"\r\n\r\n<script>alert(1)</script>\r\n' % (n, n) for n in names)
    yield "mail-names-that-escape.eml", HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + attached + b"--b--\r\n"
    from hostile.archives import raw_zip, zeros
    bomb = base64.encodebytes(raw_zip([{"name": b"bill.csv", **zeros(150)}]))
    yield "mail-with-a-bomb.eml", HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/zip; name=bill.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n" + bomb + b"\r\n--b--\r\n"
    keys = b"DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=s; h=from; bh=" + b"A" * 500_000 + b"; b=" + b"=" * 500_000 + b"\r\n"
    yield "mail-signature-1MB.eml", keys + HEAD + b"\r\nx"


def boxes():
    yield "mbox-a-million-froms.mbox", b"From a@b Tue Jan  2 03:04:05 2024\n" * 1_000_000
    small = b"From a@b Tue Jan  2 03:04:05 2024\nFrom: a@b\nSubject: s\n\nx\n\n"
    yield "mbox-3000-mails.mbox", small * 3_000
    yield "mbox-one-endless-mail.mbox", b"From a@b Tue Jan  2 03:04:05 2024\n" + HEAD + b"\r\n" + b">From x\n" * 500_000


def pages():
    head = b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.com/\r\nSubject: order\r\nMIME-Version: 1.0\r\n"
    kind = b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
    body = b"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.com/\r\n\r\n"
    yield "page-quoted-without-end.mhtml", head + kind + body + b"=\r\n" * 4_000_000
    yield "page-200000-divs-deep.mhtml", head + kind + body + b"<div>" * 200_000
    yield "page-200000-divs-deep.html", b"<!DOCTYPE html><html><body>" + b"<div>" * 200_000 + b"x"
    yield "page-attributes-without-end.html", b"<!DOCTYPE html><html><body><p " + b"a='1' " * 1_000_000
    yield "page-entities-without-end.html", b"<!DOCTYPE html><html><body>" + b"&#x10FFFF;&#0;&notanentity" * 300_000
    yield "page-comment-without-end.html", b"<!DOCTYPE html><html><body><!--" + b"-" * 10_000_000
    record = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.com/\r\nWARC-Date: 2024-01-02T03:04:05Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"<p>" * (30 << 20), 6, mtime=0)
    yield "page-gzip-bomb.warc", record % len(answer) + answer + b"\r\n\r\n"
    yield "page-gzip-bomb.warc.gz", gzip.compress(record % (200 << 20) + bytes(200 << 20), 6, mtime=0)
    yield "page-length-lies.warc", record % 0x7FFFFFFFFFFFFFFF + b"HTTP/1.1 200 OK\r\n\r\n<p>x</p>"
    yield "page-100000-records.warc", (record % 0 + b"\r\n\r\n") * 100_000
    chunks = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"FFFFFFFFFFFFFFFF\r\nx"
    yield "page-chunk-lies.warc", record % len(chunks) + chunks


def files():
    for family in (mails, boxes, pages):
        yield from family()
