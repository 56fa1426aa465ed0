"""Files of every other kind that are called a report, and some that are two kinds at once (promise I02)."""

import bz2
import gzip
import lzma

from tinkuy.attendance.reports.tests.hostile import NO_BOOK, NOBODY, NOT_TEXT, Hostile

from .letters import REPORT
from .zips import book, zipped

PICTURE = "This is a picture, not a table."
PDF = "This is a PDF, not a table."
PACKED = "This is a compressed archive."
MEDIA = "This is a sound or video file, not a table."
PROGRAM = "This is a program or a database, not a table."
PAGE = "This is a web page, not a table"
CAPTIONS = "This is a transcript or captions"
CHAT = "This is a saved chat"
OLD = "This is an old Office file or one with a password."
OTHER = "This is a calendar, a contact or a message, not a table."
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
NOTE = (
    b"Estimadas y estimados colegas de la regi\xc3\xb3n,\n"
    + b"Les escribimos para contar con detalle lo que pas\xc3\xb3.\n" * 9
)

DISGUISES = [
    Hostile("nothing", lambda: b"", "The file is empty."),
    Hostile("one byte", lambda: b"x", NOBODY),
    Hostile("a picture of PNG", lambda: PNG + bytes(500), PICTURE),
    Hostile("a picture of JPEG", lambda: b"\xff\xd8\xff\xe0" + bytes(500), PICTURE),
    Hostile("a picture of GIF", lambda: b"GIF89a" + bytes(500), PICTURE),
    Hostile("a picture of Windows", lambda: b"BM\x36\x00\x00\x00" + bytes(500), PICTURE),
    Hostile("a picture of WebP", lambda: b"RIFF\x24\x00\x00\x00WEBPVP8 " + bytes(500), PICTURE),
    Hostile("a picture of TIFF", lambda: b"II*\x00" + bytes(500), PICTURE),
    Hostile("a picture of a telephone", lambda: b"\x00\x00\x00\x18ftypheic" + bytes(500), PICTURE),
    Hostile("a drawing", lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', PAGE),
    Hostile("a picture that ends with a report", lambda: PNG + REPORT.encode(), PICTURE),
    Hostile("a picture that ends with a workbook", lambda: b"GIF89a" + book(), PICTURE),
    Hostile("a PDF", lambda: b"%PDF-1.7\n%\xe2\xe3\n1 0 obj<</OpenAction<</S/JavaScript>>>>", PDF),
    Hostile("a PDF that ends with a workbook", lambda: b"%PDF-1.7\n" + book(), PDF),
    Hostile("an old workbook", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), OLD),
    Hostile("a text of WordPad", lambda: rb"{\rtf1\ansi Lista}", "This is a text document (RTF), not a table."),
    Hostile("gzip", lambda: gzip.compress(REPORT.encode()), PACKED),
    Hostile("a bomb of gzip", lambda: gzip.compress(bytes(10_000_000)), PACKED),
    Hostile("bzip2", lambda: bz2.compress(REPORT.encode()), PACKED),
    Hostile("xz", lambda: lzma.compress(REPORT.encode()), PACKED),
    Hostile("zstandard", lambda: b"(\xb5/\xfd" + bytes(50), PACKED),
    Hostile("7z", lambda: b"7z\xbc\xaf\x27\x1c" + bytes(50), PACKED),
    Hostile("rar", lambda: b"Rar!\x1a\x07\x01\x00" + bytes(50), PACKED),
    Hostile("tar", lambda: b"informe.csv".ljust(257, b"\x00") + b"ustar\x0000" + bytes(200), PACKED),
    Hostile("a zip of reports", lambda: zipped({"informe.csv": REPORT.encode()}), "This is a compressed archive."),
    Hostile("a workbook of nothing known", lambda: zipped({"xl/a.xml": b"<a/>"}), NO_BOOK),
    Hostile("a film", lambda: b"\x00\x00\x00\x18ftypmp42" + bytes(50), MEDIA),
    Hostile("a recording", lambda: b"ID3\x04" + bytes(50), MEDIA),
    Hostile("a recording of Windows", lambda: b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(50), MEDIA),
    Hostile("a program of Linux", lambda: b"\x7fELF\x02\x01" + bytes(50), PROGRAM),
    Hostile("a program of Windows", lambda: b"MZ\x90\x00" + bytes(50), PROGRAM),
    Hostile("a database", lambda: b"SQLite format 3\x00" + bytes(50), PROGRAM),
    Hostile("a table of scientists", lambda: b"PAR1" + bytes(range(256)) * 4, NOT_TEXT),
    Hostile("a script", lambda: b"#!/bin/sh\nrm -rf /tmp/a; echo {done}\n", NOBODY),
    Hostile("a page that asks to sign in", lambda: b"<!DOCTYPE html><title>Sign in</title>", PAGE),
    Hostile("a page with a mark before it", lambda: b"\xef\xbb\xbf\n\n<HTML><body><table><tr><td>Name", PAGE),
    Hostile(
        "a page that begins with a comment", lambda: b"<!-- saved --><html><table><tr><td>Name</td></tr></table>", PAGE
    ),
    Hostile(
        "a workbook of 2003", lambda: b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', PAGE
    ),
    Hostile(
        "a page in a message", lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html></html>", OTHER
    ),
    Hostile("a message", lambda: b"From: a@example.org\nTo: b@example.org\nSubject: lista\n\nAdjunto.\n", OTHER),
    Hostile("a calendar", lambda: b"BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", OTHER),
    Hostile("a contact", lambda: b"BEGIN:VCARD\nFN:Ministerio\nEND:VCARD\n", OTHER),
    Hostile("a shortcut to a page", lambda: b"[InternetShortcut]\nURL=https://example.org/\n", NOBODY),
    Hostile("a pointer of Google", lambda: b'{"doc_id": "x", "email": "a@example.org"}', NOBODY),
    Hostile("JSON", lambda: b'[{"name": "Ana", "email": "a@example.org"}]', NOBODY),
    Hostile("YAML that would be run", lambda: b"!!python/object/apply:os.system ['true']\n", NOBODY),
    Hostile("captions of Zoom", lambda: b"WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nUno: hola", CAPTIONS),
    Hostile("captions of films", lambda: b"1\n00:00:01,000 --> 00:00:02,000\nHola", CAPTIONS),
    Hostile("captions of YouTube", lambda: b"0:00:01.000,0:00:02.000\nHola", CAPTIONS),
    Hostile("a chat", lambda: b"10:02:05\t From Ministerio to Everyone:\n\thola\n", CHAT),
    Hostile("a letter", lambda: NOTE, NOBODY),
    Hostile(
        "the lock of an open workbook", lambda: b"\x09Ministerio" + b" \x00" * 70, NOBODY, filename="~$informe.xlsx"
    ),
    Hostile("numbers alone", lambda: b"12345\n67890\n", NOBODY),
    Hostile("a program that ends with a report", lambda: b"\x7fELF" + REPORT.encode(), PROGRAM),
]
