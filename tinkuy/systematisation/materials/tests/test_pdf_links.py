"""Of a PDF's links stay those that a reader sees, to addresses that name nobody whom the page does not name (P15)."""

from .documents import CANARY
from .test_pdf_unseen import SHOWN, cleaned_pdf, pdf, words_at

ON_WORDS, ON_PAPER = "5 5 60 25", "150 150 152 152"
NAMED = words_at(20, 100, "equipo@example.org")


def goals(address: str, box: str = ON_WORDS, words: bytes = b"") -> list[str]:
    """What the links lead to of a page with one link."""
    mark = f"/Annots[<</Type/Annot/Subtype/Link/Rect[{box}]/A<</S/URI/URI({address})>>>>]"
    page = cleaned_pdf(pdf(SHOWN + words, page=mark))[0].pages[0]
    return [link.get_object()["/A"]["/URI"] for link in page.get("/Annots", [])]


def test_links_to_the_web_stay_where_something_is_drawn():
    for address in ("https://example.org", "HTTP://example.org/acta?id=7&b=%20#fin", "https://[2001:db8::1]:8000/a"):
        assert goals(address) == [address]
        assert goals(address, ON_PAPER) == []


def test_promise_P15_a_link_that_bears_the_address_of_a_person_goes():
    bearing = (
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org&data=05",
        "https://urldefense.com/v3/__https://example.org__;!!abc",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org",
        f"https://example.org/a?email={CANARY}%40example.org",
        f"https://example.org/a?email={CANARY}%2540example.org",
        f"https://example.org/a?email={CANARY}%252540example.org",
        f"https://{CANARY}@example.org/a",
        f"https://x-my.sharepoint.com/personal/{CANARY}_example_org/Documents/a.docx",
        f"https://x-my.sharepoint.com/:w:/g/Personal/{CANARY}_example_org/a",
        f"https://x-my.sharepoint.com/%70ersonal/{CANARY}_example_org/a",
        f"http:{CANARY} vive en la calle tal",
        f"https:///{CANARY}",
        f"https://example.org/{CANARY} vive en la calle tal",
        f"file:///C:/{CANARY}",
    )

    assert [address for address in bearing if goals(address)] == []


def test_promise_P15_an_address_of_mail_stays_where_the_page_names_it_and_nothing_behind_it():
    assert goals("mailto:equipo@example.org?subject=CANARIO", words=NAMED) == ["mailto:equipo@example.org"]
    assert goals("mailto:Equipo@example.org", words=NAMED) == ["mailto:Equipo@example.org"]
    assert goals(f"mailto:{CANARY}@example.org", words=NAMED) == []
    assert goals(f"mailto:equipo@example.org,{CANARY}@example.org", words=NAMED) == []
    assert goals("mailto:quipo@example.org", words=NAMED) == []


def test_promise_P15_a_link_beneath_what_covers_its_words_goes():
    link = f"<</Type/Annot/Subtype/Link/Rect[{ON_WORDS}]/A<</S/URI/URI(https://example.org/in/{CANARY})>>>>"
    redaction = f"<</Type/Annot/Subtype/Redact/Rect[{ON_WORDS}]>>"
    box = f"<</Type/Annot/Subtype/Square/Rect[{ON_WORDS}]/C[0 0 0]/IC[0 0 0]/F 4>>"
    for cover in (redaction, box):
        page = cleaned_pdf(pdf(SHOWN, page=f"/Annots[{link}{cover}]"))[0].pages[0]
        assert "/Annots" not in page, cover
