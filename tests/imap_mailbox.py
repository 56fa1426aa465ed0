"""A mailbox of the tests' own, that speaks as much IMAP as a reader of returned mail asks for."""

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Mailbox:
    """What lies in it, by uid; with which flags."""

    def __init__(self, messages: list[bytes]) -> None:
        self.messages = dict(enumerate(messages, 1))
        self.flags: dict[int, str] = dict.fromkeys(self.messages, "")
        self.url = ""

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
def running_mailbox(messages: list[bytes]) -> Iterator[Mailbox]:
    mailbox = Mailbox(messages)
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Conversation) as server:
        server.daemon_threads = True
        server.mailbox = mailbox  # type: ignore[attr-defined]
        mailbox.url = f"imap://returns:secret@127.0.0.1:{server.server_address[1]}/INBOX"
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield mailbox
        finally:
            server.shutdown()
