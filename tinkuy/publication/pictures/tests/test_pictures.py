"""U1: an image of a sheet, from the file that somebody chooses to the hub, its packages and its correction."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tinkuy.core.errors import Refused
from tinkuy.planning.cycles.models.cycle import Regime
from tinkuy.planning.cycles.models.webinar import Segment, SegmentKind
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.pictures.actions import PictureWords, add_picture, describe_picture, remove_picture
from tinkuy.publication.pictures.models import SheetPicture
from tinkuy.publication.translations.segments import segments_of
from tinkuy.publication.versions.tests.steps import again_to_the_hub, write
from tinkuy.systematisation.materials.tests.documents import CANARY, jpeg

WORDS = PictureWords(
    alternative="Un cartel pegado en un puesto de frontera.",
    credit="Hub regional",
    rights="CC BY 4.0",
    caption="El cartel que dos países adoptaron.",
)
SEEN = {"shows_persons": True, "consent": "Firmaron la hoja de la sesión."}


def with_words(**changed) -> PictureWords:
    return PictureWords(**{**vars(WORDS), **changed})


def brought_in(sheet, person, words: PictureWords = WORDS) -> SheetPicture:
    sheet.refresh_from_db()
    return add_picture(actor=person, sheet=sheet, language="es", data=jpeg(), words=words, revision=sheet.revision)


@pytest.mark.parametrize(
    ("changed", "about"),
    [
        ({"alternative": " "}, "alternative"),
        ({"credit": ""}, "credit"),
        ({"rights": ""}, "rights"),
        ({"shows_persons": True}, "consent"),
    ],
)
def test_invariant_17_an_image_without_rights_or_words_or_consent_is_refused(sheet, systematisation, changed, about):
    with pytest.raises(Refused) as refusal:
        brought_in(sheet, systematisation, with_words(**changed))

    assert refusal.value.about == (about,)
    assert not SheetPicture.objects.exists()


def test_invariant_11_nobody_who_was_in_a_closed_part_is_shown(sheet, systematisation, webinars):
    Segment.objects.create(
        cycle=sheet.cycle, webinar=webinars[0], ordinal=1, title="Mesa", minutes=20,
        kind=SegmentKind.DIALOGUE, regime=Regime.CHATHAM_HOUSE,
    )  # fmt: skip

    with pytest.raises(Refused) as refusal:
        brought_in(sheet, systematisation, with_words(**SEEN))
    assert refusal.value.about == ("shows_persons",)


def test_capability_U1_an_image_goes_from_the_draft_to_the_hub_and_a_correction_takes_it_out(
    sheet, systematisation, peers, focal_point_pe, hub_editor, signed_in
):
    picture = brought_in(sheet, systematisation, with_words(**SEEN))
    assert CANARY.encode() not in bytes(picture.data)
    sheet.refresh_from_db()
    address = f"/es/hub/{sheet.slug}/pictures/{picture.file}.jpg"
    of_team = f"/es/team/c/{sheet.cycle.slug}/sheet"
    assert f"{of_team}/image/{picture.file}.jpg" in signed_in(systematisation).get(f"{of_team}/preview/es/").text
    assert Client().get(address).status_code == 404

    again_to_the_hub(sheet, systematisation, peers, focal_point_pe, hub_editor)

    page = Client().get(f"/es/hub/{sheet.slug}/").text
    assert f'src="{address}"' in page
    assert f'alt="{WORDS.alternative}"' in page
    assert "Firmaron" not in page
    served = Client().get(address)
    assert (served.status_code, served.content) == (200, bytes(picture.data))
    remove_picture(actor=systematisation, sheet=sheet, language="es", file=picture.file, revision=sheet.revision)
    assert SheetPicture.objects.exists(), "the version in force still shows it"
    sheet.refresh_from_db()
    again_to_the_hub(sheet, systematisation, peers, focal_point_pe, hub_editor)
    assert sheet.versions.get(number=2).content["changed"] == ["media"]
    assert Client().get(address).status_code == 404


def test_capability_U1_what_is_taken_out_of_the_only_draft_leaves_no_bytes(sheet, systematisation):
    picture = brought_in(sheet, systematisation)
    sheet.refresh_from_db()
    with pytest.raises(Refused, match="ya está en la ficha"):
        brought_in(sheet, systematisation)
    describe_picture(
        actor=systematisation,
        sheet=sheet,
        language="es",
        file=picture.file,
        words=with_words(caption="Otro pie."),
        revision=sheet.revision,
    )
    words = {one.field: one.text for one in segments_of(SheetContent.from_json(sheet.drafts["es"]))}
    assert words[f"media.{picture.file}.caption"] == "Otro pie."
    assert not any(field.endswith((".credit", ".rights")) for field in words)

    remove_picture(actor=systematisation, sheet=sheet, language="es", file=picture.file, revision=sheet.revision)

    assert not SheetPicture.objects.exists()


def test_promise_L08_an_image_brought_in_meanwhile_overwrites_nobodys_words(sheet, systematisation):
    read = sheet.revision
    write(sheet, systematisation, summary="Otra persona escribió.")

    with pytest.raises(Refused):
        add_picture(actor=systematisation, sheet=sheet, language="es", data=jpeg(), words=WORDS, revision=read)
    assert not SheetPicture.objects.exists()


def test_capability_U1_the_page_takes_an_image_and_refuses_what_is_none(sheet, systematisation, signed_in):
    browser, page = signed_in(systematisation), f"/es/team/c/{sheet.cycle.slug}/sheet/pictures/es/"
    sent = {"revision": sheet.revision, "alternative": WORDS.alternative, "credit": "Hub", "rights": "CC BY 4.0"}

    none = browser.post(page, {**sent, "file": SimpleUploadedFile("foto.jpg", b"no es una foto")})
    assert none.status_code == 422
    assert WORDS.alternative in none.text
    done = browser.post(page, {**sent, "file": SimpleUploadedFile("foto.jpg", jpeg())})
    assert done.status_code == 302
    assert f'alt="{WORDS.alternative}"' in browser.get(page).text


def test_what_persons_agreed_to_stays_while_a_published_version_shows_them(
    sheet, systematisation, peers, focal_point_pe, hub_editor
):
    picture = brought_in(sheet, systematisation, with_words(**SEEN))
    sheet.refresh_from_db()
    again_to_the_hub(sheet, systematisation, peers, focal_point_pe, hub_editor)
    sheet.refresh_from_db()

    by_file = {"actor": systematisation, "sheet": sheet, "language": "es", "file": picture.file}
    described = describe_picture(**by_file, words=WORDS, revision=sheet.revision)
    picture.refresh_from_db()
    assert (picture.shows_persons, picture.consent) == (True, SEEN["consent"])
    remove_picture(**by_file, revision=described.revision)
    brought_in(sheet, systematisation)
    picture.refresh_from_db()
    assert (picture.shows_persons, picture.consent) == (True, SEEN["consent"])
