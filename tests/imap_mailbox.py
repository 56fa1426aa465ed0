"""A mailbox of the tests' own, that speaks as much IMAP as a reader of returned mail asks for."""

import re
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tinkuy.core import clock


class Mailbox:
    """What lies in it, by uid; with which flags."""

    def __init__(self, messages: list[bytes]) -> None:
        self.messages = dict(enumerate(messages, 1))
        self.flags: dict[int, str] = dict.fromkeys(self.messages, "")
        self.url = ""
        self.commands: list[str] = []

    @property
    def left(self) -> list[bytes]:
        return list(self.messages.values())

    def unseen(self) -> str:
        return " ".join(str(uid) for uid in self.messages if "Seen" not in self.flags[uid])

    def expunge(self) -> None:
        for uid in [uid for uid in self.messages if "Deleted" in self.flags[uid]]:
            del self.messages[uid]


class Conversation(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        with suppress(ssl.SSLError, ConnectionError):  # whoever does not believe our certificate hangs up
            self.converse()

    def converse(self) -> None:
        self.say("* OK ready")
        while line := self.rfile.readline():
            tag, _blank, words = line.decode().strip().partition(" ")
            self.answer(words)
            self.say(f"{tag} OK done")
            if words.upper().startswith("LOGOUT"):
                return

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())

    def answer(self, words: str) -> None:
        mailbox: Mailbox = self.server.mailbox  # type: ignore[attr-defined]
        command = words.upper()
        mailbox.commands.append(command)
        if command.startswith("CAPABILITY"):
            self.say("* CAPABILITY IMAP4rev1")
        elif command.startswith("SELECT"):
            self.say(f"* {len(mailbox.messages)} EXISTS")
        elif command.startswith("UID SEARCH"):
            self.say(f"* SEARCH {mailbox.unseen()}")
        elif command.startswith("UID FETCH"):
            uid, most = map(int, re.findall(r"FETCH (\d+) .*<0\.(\d+)>", command)[0])
            data = mailbox.messages[uid][:most]
            self.wfile.write(f"* {uid} FETCH (UID {uid} BODY[]<0> {{{len(data)}}}\r\n".encode() + data + b")\r\n")
        elif command.startswith("UID STORE"):
            mailbox.flags[int(command.split()[2])] = words
        elif command.startswith("EXPUNGE"):
            mailbox.expunge()


@contextmanager
def running_mailbox(messages: list[bytes], *, certificate: Path | None = None) -> Iterator[Mailbox]:
    """With a *certificate* (with its key, PEM) it speaks TLS."""
    mailbox = Mailbox(messages)
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Conversation) as server:
        if certificate is not None:
            tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            tls.load_cert_chain(certificate)
            server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        server.daemon_threads = True
        server.mailbox = mailbox  # type: ignore[attr-defined]
        scheme = "imaps" if certificate else "imap"
        mailbox.url = f"{scheme}://returns:secret@127.0.0.1:{server.server_address[1]}/INBOX"
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield mailbox
        finally:
            server.shutdown()


def certificate_of_nobody(folder: Path) -> Path:
    """For 127.0.0.1, signed by itself: with its key, as one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    host = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    now = clock.now()
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(1))
    signed = made.add_extension(host, critical=False).sign(key, hashes.SHA256())
    file = folder / "mailbox.pem"
    form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    file.write_bytes(key.private_bytes(*form) + signed.public_bytes(serialization.Encoding.PEM))
    return file
