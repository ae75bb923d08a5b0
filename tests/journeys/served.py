"""Starts `shuofa serve` on a vault and talks to it over plain sockets.  Standard library only."""
import json
import os
import signal
import socket
import subprocess
import sys

SHUOFA = os.environ.get("SHUOFA") or sys.exit("SHUOFA is not set")


class Answer:
    """What came back for bytes that were sent: status 0 when the connection was closed without one."""

    def __init__(self, raw):
        head, _, self.body = raw.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        self.status = int(lines[0].split(" ")[1]) if lines[0].startswith("HTTP/") else 0
        self.headers = {}
        for line in lines[1:]:
            name, _, value = line.partition(":")
            self.headers[name.strip().lower()] = value.strip()

    def json(self):
        return json.loads(self.body)


class Served:
    def __init__(self, vault, *arguments):
        self.vault = vault
        self.process = subprocess.Popen([SHUOFA, "--vault", vault, "serve", "--port", "0", *arguments],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        line = self.process.stdout.readline().decode()
        assert line.startswith("listening: http://127.0.0.1:"), (line, self.process.stderr.read())
        self.url = line.split(" ", 1)[1].strip()
        self.authority, _, self.key = self.url.removeprefix("http://").partition("/#key=")
        self.port = int(self.authority.rsplit(":", 1)[1])
        self.token = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(20)
        self.process.stdout.close()
        self.process.stderr.close()

    def connect(self, timeout=20):
        return socket.create_connection(("127.0.0.1", self.port), timeout)

    def raw(self, request, timeout=20):
        """Sends bytes, tells that no more will come, and reads to the end."""
        with self.connect(timeout) as connection:
            try:
                connection.sendall(request)
                connection.shutdown(socket.SHUT_WR)
            except OSError:
                pass  # refused before all was sent
            received = b""
            try:
                while piece := connection.recv(65536):
                    received += piece
            except ConnectionResetError:
                pass
        return Answer(received)

    def ask(self, method, path, body=None, headers=None, content_type="application/json"):
        fields = {"Host": self.authority, "Connection": "close"}
        if self.token:
            fields["Authorization"] = "Bearer " + self.token
        if body is not None:
            body = body if isinstance(body, bytes) else json.dumps(body).encode()
            fields |= {"Content-Type": content_type, "Content-Length": str(len(body))}
        fields |= headers or {}
        head = f"{method} {path} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        return self.raw(head.encode() + b"\r\n" + (body or b""))

    def sign_in(self):
        answer = self.ask("POST", "/api/v1/session", {"key": self.key})
        assert answer.status == 200, (answer.status, answer.body)
        self.token = answer.json()["token"]
        return self
