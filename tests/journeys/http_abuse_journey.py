#!/usr/bin/env python3
"""Hostile bytes, pages and neighbours against the local server: every case of the threat list that a
plain socket can play.  Standard library only."""
import os
import signal
import socket
import subprocess
import tempfile
import time

from served import SHUOFA, Served


def check_session(site):
    assert site.ask("GET", "/api/v1/status").status == 401
    key = site.key
    site.sign_in()
    assert site.ask("POST", "/api/v1/session", {"key": key}).status == 403, "a key is good for once"
    status = site.ask("GET", "/api/v1/status")
    assert status.status == 200 and status.json()["database"] == "sqlite", status.body
    with open(f"/proc/{site.process.pid}/cmdline", "rb") as line:
        assert key.encode() not in line.read()
    second = site.ask("POST", "/api/v1/session/keys", {})
    assert second.status == 200 and site.ask("POST", "/api/v1/session", {"key": second.json()["key"]}).status == 200


def check_hosts(site):
    port = site.port
    for host in (f"evil.test:{port}", "127.0.0.1", "localhost", f"localhost.:{port}", f"127.0.0.1:{port + 1}", f"127.1:{port}"):
        for path in ("/", "/api/v1/status", "/assets/x.js"):
            answer = site.ask("GET", path, headers={"Host": host})
            assert answer.status == 421 and answer.body == b"", (host, path, answer.status)
    own = f"Host: {site.authority}\r\n".encode()
    for name, head in {
        "no host": b"GET / HTTP/1.1\r\n\r\n",
        "no host 1.0": b"GET / HTTP/1.0\r\n\r\n",
        "two hosts": b"GET / HTTP/1.1\r\n" + own + own + b"\r\n",
        "absolute form": b"GET http://" + site.authority.encode() + b"/ HTTP/1.1\r\n" + own + b"\r\n",
        "other absolute form": b"GET http://evil.test/ HTTP/1.1\r\n" + own + b"\r\n",
        "asterisk": b"OPTIONS * HTTP/1.1\r\n" + own + b"\r\n",
        "connect": b"CONNECT evil.test:443 HTTP/1.1\r\n" + own + b"\r\n",
    }.items():
        assert site.raw(head).status in (400, 405, 421), name


def check_framing(site):
    head = f"POST /api/v1/session HTTP/1.1\r\nHost: {site.authority}\r\nContent-Type: application/json\r\n".encode()
    page = f"GET / HTTP/1.1\r\nHost: {site.authority}\r\n".encode()
    cases = {
        "length and chunked": head + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "two lengths": head + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x",
        "length with a sign": head + b"Content-Length: +2\r\n\r\n{}",
        "negative length": head + b"Content-Length: -2\r\n\r\n{}",
        "huge length": head + b"Content-Length: 99999999999999999999999\r\n\r\n{}",
        "blank before colon": page + b"X-A : b\r\n\r\n",
        "NUL in a value": page + b"X-A: a\0b\r\n\r\n",
        "bare CR in a value": page + b"X-A: a\rb\r\n\r\n",
        "bare LF": page.replace(b"\r\n", b"\n") + b"\n",
        "folded line": page + b"X-A: a\r\n b\r\n\r\n",
        "folded by a tab": page + b"X-A: a\r\n\tb\r\n\r\n",
        "negative chunk": head + b"Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
        "other coding": head + b"Transfer-Encoding: xchunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "coding twice": head + b"Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
        "gzip and chunked": head + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "HTTP/2 preface": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "HTTP/3.0": page.replace(b"HTTP/1.1", b"HTTP/3.0") + b"\r\n",
        "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(200)),
        "control in target": f"GET /\x01 HTTP/1.1\r\nHost: {site.authority}\r\n\r\n".encode(),
        "only line ends": b"\r\n" * 2000,
        "half a head": page,
    }
    for name, sent in cases.items():
        assert site.raw(sent).status in (0, 400, 401, 413, 415), (name, site.raw(sent).status)


def check_sizes(site):
    page = f"GET / HTTP/1.1\r\nHost: {site.authority}\r\n".encode()
    assert site.raw(page + b"X-A: " + b"a" * 4_000_000).status in (0, 400, 431)
    assert site.raw(page + b"X-A: " + b"a" * 20_000 + b"\r\n\r\n").status in (0, 431)
    assert site.raw(page + b"".join(b"X-%d: a\r\n" % i for i in range(80)) + b"\r\n").status == 431
    assert site.raw(page + b"".join(b"X-%d: a\r\n" % i for i in range(50)) + b"\r\n").status == 200
    assert site.raw(b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\n\r\n").status in (0, 400, 431)
    assert site.ask("POST", "/api/v1/session", b"x" * (1 << 20) + b"x").status == 413
    head = f"POST /api/v1/imports?name=a.csv HTTP/1.1\r\nHost: {site.authority}\r\nAuthorization: Bearer {site.token}\r\n"
    too_big = head + f"Content-Length: {600 << 20}\r\nContent-Type: application/octet-stream\r\n\r\n"
    assert site.raw(too_big.encode()).status == 413, "refused before a byte of it is taken"
    assert site.raw(f"POST /?a HTTP/1.1\r\nHost: {site.authority}\r\nContent-Length: 9\r\n\r\n123456789".encode()).status == 413
    nested = site.ask("POST", "/api/v1/session", b"[" * 100_000)
    assert nested.status in (400, 422), nested.status


def check_other_pages(site):
    for method, path, body in (("POST", "/api/v1/session/keys", {}), ("POST", "/api/v1/imports?name=a.csv", b"a,b"),
                               ("GET", "/api/v1/orders", None), ("DELETE", "/api/v1/imports/job_00000000000000000000000000", None)):
        for headers in ({"Origin": f"http://evil.test:{site.port}"}, {"Origin": "null"}, {"Origin": f"http://127.0.0.1:{site.port + 1}"},
                        {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}):
            answer = site.ask(method, path, body, headers)
            assert answer.status == 403, (method, path, headers, answer.status)
            assert "access-control-allow-origin" not in answer.headers
        if body is not None:
            for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
                assert site.ask(method, path, body, content_type=kind).status in (403, 415), (path, kind)
    assert site.ask("OPTIONS", "/api/v1/orders", headers={"Origin": "http://evil.test"}).status in (403, 405)
    for method in ("TRACE", "PROPFIND", "OPTIONS"):
        assert site.ask(method, "/").status == 405, method


def check_headers(site):
    for method, path in (("GET", "/"), ("GET", "/cases/x"), ("GET", "/assets/no.js"), ("GET", "/api/v1/status"), ("GET", "/api/v1/no"),
                         ("HEAD", "/api/v1/orders"), ("POST", "/api/v1/session"), ("GET", "/%00"), ("GET", "/..%2f..%2fetc%2fpasswd")):
        answer = site.ask(method, path)
        for name in ("x-content-type-options", "content-security-policy", "cross-origin-opener-policy",
                     "cross-origin-resource-policy", "referrer-policy", "cache-control"):
            assert name in answer.headers, (path, name)
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"], path
        assert "set-cookie" not in answer.headers and "server" not in answer.headers, path
        assert answer.headers.get("content-type") or not answer.body, path
        assert b"root:" not in answer.body


def check_pipeline(site):
    one = f"GET /api/v1/orders HTTP/1.1\r\nHost: {site.authority}\r\nAuthorization: Bearer {site.token}\r\n"
    sent = (one + "\r\n" + one + "Connection: close\r\n\r\n").encode()
    with site.connect() as connection:
        connection.sendall(sent)
        received = b""
        while piece := connection.recv(65536):
            received += piece
    assert received.count(b"HTTP/1.1 200") == 2, received
    chunked = f"POST /api/v1/session HTTP/1.1\r\nHost: {site.authority}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert site.raw(chunked.encode() + b"3\r\n{\"k\r\n8\r\ney\":\"x\"}\r\n0\r\n\r\n").status == 403, "a chunked body is read"


def check_slow_senders(site):
    slow = []
    for _ in range(200):
        connection = site.connect()
        connection.sendall(b"GET / HTTP/1.1\r\nX-A: ")
        slow.append(connection)
    begin = time.monotonic()
    assert site.ask("GET", "/api/v1/orders").status == 200, "the page stays usable"
    assert time.monotonic() - begin < 5
    for connection in slow:
        connection.close()


def check_addresses(site):
    others = subprocess.run(["hostname", "-I"], capture_output=True, text=True).stdout.split()
    for address in [a for a in others if "." in a][:2]:
        try:
            socket.create_connection((address, site.port), 3).close()
        except OSError:
            continue
        raise AssertionError(f"reachable at {address}")


def check_second_server(site):
    second = subprocess.run([SHUOFA, "--vault", site.vault, "--json", "serve", "--port", "0"], capture_output=True, timeout=30)
    assert second.returncode == 5 and b"vault_in_use" in second.stdout + second.stderr, second
    wide = subprocess.run([SHUOFA, "--vault", site.vault, "--json", "serve", "--host", "0.0.0.0"], capture_output=True, timeout=30)
    assert wide.returncode == 2, wide


def check_stop(site):
    with site.connect() as idle, site.connect() as busy:
        idle.sendall(b"GET /")
        busy.sendall(f"POST /api/v1/session HTTP/1.1\r\nHost: {site.authority}\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{{\"key".encode())
        time.sleep(0.3)
        begin = time.monotonic()
        site.process.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        busy.sendall(b"\":\"x\"")
        busy.sendall(b"}")
        assert b" 403 " in busy.recv(65536), "a request that has begun is finished"
        assert site.process.wait(20) == 0
        assert time.monotonic() - begin < 5, "an idle connection does not hold up the stop"


def check_rights(vault):
    for folder, _, files in os.walk(vault):
        assert os.stat(folder).st_mode & 0o077 == 0, folder
        for name in files:
            assert os.stat(os.path.join(folder, name)).st_mode & 0o077 == 0, name


def main():
    with tempfile.TemporaryDirectory() as folder:
        vault = os.path.join(folder, "vault")
        with Served(vault) as site:
            check_session(site)
            for check in (check_hosts, check_framing, check_sizes, check_other_pages, check_headers, check_pipeline,
                          check_slow_senders, check_addresses, check_second_server):
                check(site)
                assert site.process.poll() is None, f"the server fell in {check.__name__}"
            check_stop(site)
        check_rights(vault)


main()
