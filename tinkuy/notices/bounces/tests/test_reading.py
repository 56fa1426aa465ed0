"""Reports as mail servers send them: in other languages, cut, of old servers, and what is no report at all."""

import pytest

from tinkuy.notices.bounces.reading import read_report
from tinkuy.notices.bounces.verdicts import Verdict

WORD = "0123456789abcdef0123456789abcdef"
HEAD = f"From: MAILER-DAEMON@mx.example\r\nTo: returns+{WORD}@tinkuy.example\r\nSubject: Undelivered\r\n"


def report(status: str, action: str = "failed", more: str = "", words: str = "It did not go.") -> bytes:
    return (
        f'{HEAD}MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n'
        f"Auto-Submitted: auto-replied\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{words}\r\n--b\r\n"
        f"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        f"Final-Recipient: rfc822; ana@example.org\r\nAction: {action}\r\nStatus: {status}\r\n{more}\r\n--b--\r\n"
    ).encode()


def sentence(words: str, head: str = HEAD) -> bytes:
    return f"{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{words}\r\n".encode()


OUT_OF_OFFICE = f"From: ana@example.org\r\nTo: returns+{WORD}@tinkuy.example\r\nAuto-Submitted: auto-replied\r\n"
COMPLAINT = (
    f'{HEAD}Content-Type: multipart/report; report-type=feedback-report; boundary="b"\r\n\r\n--b\r\n'
    "Content-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\n\r\n--b--\r\n"
).encode()
READ_RECEIPT = (
    f'{HEAD}Content-Type: multipart/report; report-type=disposition-notification; boundary="b"\r\n\r\n--b\r\n'
    "Content-Type: message/disposition-notification\r\n\r\nDisposition: displayed\r\n\r\n--b--\r\n"
).encode()

READ = {
    "no such mailbox": (report("5.1.1"), Verdict.GONE, "5.1.1"),
    "the mailbox is full": (report("5.2.2"), Verdict.FULL, "5.2.2"),
    "tried for days in vain": (report("4.4.7"), Verdict.FULL, "4.4.7"),
    "refused for what it says": (report("5.7.1"), Verdict.REJECTED, "5.7.1"),
    "still under way": (report("4.4.1", "delayed"), Verdict.LATER, "4.4.1"),
    "it arrived": (report("2.0.0", "delivered"), Verdict.NONE, "2.0.0"),
    "the server behind says more": (
        report("5.0.0", more="Diagnostic-Code: smtp; 550 5.1.1 unknown\r\n"),
        Verdict.GONE,
        "5.1.1",
    ),
    "words in Japanese": (report("5.1.1", words="宛先のメールアドレスが見つかりません"), Verdict.GONE, "5.1.1"),
    "cut within the report": (report("5.1.1")[:430], Verdict.FULL, ""),
    "an old server, in Spanish": (
        sentence("Su mensaje no se pudo entregar. 550 buzón desconocido"),
        Verdict.GONE,
        "",
    ),
    "an old server, in Portuguese": (sentence("Caixa postal cheia (#5.2.2)"), Verdict.FULL, "5.2.2"),
    "a server that says no code": (
        sentence("Delivery failed", f"{HEAD}X-Failed-Recipients: ana@example.org\r\n"),
        Verdict.FULL,
        "",
    ),
    "somebody is away": (sentence("Vuelvo el 10 de agosto. Llame al 550 1234.", OUT_OF_OFFICE), Verdict.NONE, ""),
    "a person answers": (
        sentence("No puedo ir, 550 disculpas", HEAD.replace("MAILER-DAEMON", "ana")),
        Verdict.NONE,
        "",
    ),
    "they opened it": (READ_RECEIPT, Verdict.NONE, ""),
    "marked as unwanted": (COMPLAINT, Verdict.COMPLAINT, ""),
    "bytes of nothing": (b"\xff\xfe\x00" * 50, Verdict.NONE, ""),
}


def test_capability_C8_what_comes_back_is_read_by_its_codes_whatever_its_language():
    faults = []
    for name, (data, verdict, status) in READ.items():
        read = read_report(data)
        if (read.verdict, read.status) != (verdict, status):
            faults.append(f"{name}: {read.verdict} {read.status}")

    assert faults == []


@pytest.mark.parametrize("cut", [120, 300, 460])
def test_whose_it_is_stands_in_the_address_that_it_came_to_however_it_was_cut(cut):
    assert read_report(report("5.1.1")[:cut]).words == (WORD,)


def test_without_that_address_it_is_known_by_the_id_of_the_message_that_it_quotes():
    data = report("5.1.1").replace(f"returns+{WORD}@tinkuy.example".encode(), b"hub@tinkuy.example")
    data += f"Message-ID: <{WORD}@tinkuy.example>".encode()

    assert read_report(data).words == (WORD,)
