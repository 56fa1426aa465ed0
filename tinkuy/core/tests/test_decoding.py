import codecs

import pytest

from tinkuy.core.reading.decoding import NotText, decode

TEXT = "Asistió: José Peña\nSí\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("cp1252"), "cp1252"),
        (TEXT.replace("\n", "\r\n").encode(), "utf-8"),
    ],
)
def test_promise_I05_the_same_text_comes_out_of_every_encoding(data, encoding):
    decoded = decode(data)

    assert (decoded.text, decoded.encoding) == (TEXT, encoding)


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 50, b"\x89PNG\r\n\x1a\n\x01\x02\x03\x04" * 20])
def test_what_is_no_text_is_told(data):
    with pytest.raises(NotText):
        decode(data)


@pytest.mark.parametrize("encoding", ["mac-roman", "cp850", "cp1252"])
def test_promise_I05_the_code_page_is_told_by_letters_between_letters(encoding):
    text = (
        "Nombre;Correo\nJosé Peña;jose@example.org\nMaría Íñiguez;maria@example.org\nAção São João;acao@example.org\n"
    )

    decoded = decode(text.encode(encoding))

    assert (decoded.text, decoded.encoding) == (text, encoding)


def test_promise_I05_accents_that_were_saved_twice_over_are_mended():
    twice = TEXT.encode().decode("cp1252").encode()

    assert (decode(twice).text, decode(twice).encoding) == (TEXT, "utf-8 twice")


def test_promise_I05_capital_letters_of_portuguese_are_no_damage():
    assert decode("ÃO · Â · SÃO PAULO".encode()).encoding == "utf-8"


@pytest.mark.parametrize(
    ("encoding", "text"), [("cp1252", "ComisiÃ³n"), ("utf-8", "Comisión"), ("mac-roman", "Comisi√≥n")]
)
def test_promise_I05_a_person_may_say_what_the_letters_are(encoding, text):
    assert decode("Comisión".encode(), encoding).text == text
