"""Who is seen in a published image agrees no more: it leaves every version, file, package and page, and stays away."""

import pytest
from django.test import Client

from tests.disk import close_what_others_left_open, is_on_disk
from tinkuy.core.errors import Refused
from tinkuy.core.lasting_erasure import erasure_ledger
from tinkuy.hub.packages.versions import package_of
from tinkuy.journal import erasures
from tinkuy.journal.models import Entry
from tinkuy.publication.downloads.queries import bytes_of
from tinkuy.publication.pictures.actions import remove_picture
from tinkuy.publication.pictures.models import SheetPicture
from tinkuy.publication.pictures.tests.test_pictures import SEEN, WORDS, brought_in, with_words
from tinkuy.publication.redaction.pictures import withdraw_picture
from tinkuy.publication.sheets.models import Sheet, SheetState, SheetVersion
from tinkuy.publication.versions.actions import retire_sheet
from tinkuy.publication.versions.models import RenderedForm
from tinkuy.publication.versions.tests.steps import again_to_the_hub

REASON = "Una persona retiró su consentimiento."


@pytest.fixture
def picture(sheet, systematisation, peers, focal_point_pe, hub_editor) -> SheetPicture:
    """Shown by the first version, not by the second, and in the draft again."""
    made = brought_in(sheet, systematisation, with_words(**SEEN))
    for step in range(2):
        sheet.refresh_from_db()
        if step:
            by_file = {"sheet": sheet, "language": "es", "file": made.file, "revision": sheet.revision}
            remove_picture(actor=systematisation, **by_file)
            sheet.refresh_from_db()
        again_to_the_hub(sheet, systematisation, peers, focal_point_pe, hub_editor)
    brought_in(sheet, systematisation, with_words(**SEEN))
    return SheetPicture.objects.get()


def test_promise_P10_a_withdrawn_image_leaves_former_versions_and_the_draft_and_their_other_words_stay(
    picture, sheet, coordination, systematisation, signed_in
):
    former, present = sheet.versions.order_by("number")
    for one in (former, present):
        bytes_of(one, "pdf")
    confirming = f"/es/team/c/{sheet.cycle.slug}/sheet/pictures/es/{picture.file}/withdraw/"
    with pytest.raises(Refused):
        withdraw_picture(actor=systematisation, sheet=sheet, file=picture.file, reason=REASON)
    browser = signed_in(coordination)
    assert confirming in browser.get(f"/es/team/c/{sheet.cycle.slug}/sheet/pictures/es/").text
    assert WORDS.alternative in browser.get(confirming).text
    assert browser.post(confirming, {"reason": " "}).status_code == 422
    assert SheetPicture.objects.exists()

    assert browser.post(confirming, {"reason": REASON}, follow=True).status_code == 200

    assert not SheetPicture.objects.exists()
    after = SheetVersion.objects.get(pk=former.pk)
    assert after.content == former.content | {"media": []}
    assert (after.number, after.published_at) == (former.number, former.published_at)
    assert after.content_hash != former.content_hash
    assert RenderedForm.objects.filter(version=former).count() == 0
    assert SheetVersion.objects.get(pk=present.pk).content_hash == present.content_hash
    assert RenderedForm.objects.filter(version=present).exists(), "it never showed it"
    sheet.refresh_from_db()
    assert picture.file not in str(sheet.drafts)
    assert Entry.objects.get(deed="withdrew an image of").details == {"reason": REASON}
    assert browser.get(confirming).status_code == 404


def test_promise_P10_a_withdrawn_image_leaves_the_hub_at_once_and_stays_away_after_a_restore(
    sheet, systematisation, peers, focal_point_pe, hub_editor, coordination, settings, tmp_path
):
    settings.KEYS_FOLDER = tmp_path
    brought_in(sheet, systematisation, with_words(**SEEN))
    sheet.refresh_from_db()
    again_to_the_hub(sheet, systematisation, peers, focal_point_pe, hub_editor)
    version, picture = SheetVersion.objects.get(), SheetPicture.objects.get()
    page, image = f"/es/hub/{sheet.slug}/", f"/es/hub/{sheet.slug}/pictures/{picture.file}.jpg"
    assert image in Client().get(page).text
    assert Client().get(image).status_code == 200

    withdraw_picture(actor=coordination, sheet=sheet, file=picture.file, reason=REASON)

    assert Client().get(image).status_code == 404
    assert image not in Client().get(page).text
    version.refresh_from_db()
    assert not [path for path in package_of(version) if "pictures/" in path]

    erasures.move_to_ledger()
    picture.save(force_insert=True)  # as an older copy has it
    media = [{"file": picture.file, "alternative": WORDS.alternative, "credit": "Hub", "rights": "CC BY 4.0"}]
    SheetVersion.objects.update(content=version.content | {"media": media})
    again = erasures.erase_again(erasure_ledger.by_kind(erasure_ledger.read()))
    assert again == {"picture-withdrawn": 1}
    assert not SheetPicture.objects.exists()
    assert not SheetVersion.objects.get().content["media"]


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_promise_P10_a_withdrawn_image_of_a_retired_sheet_is_in_no_byte_on_the_disk(
    sheet, systematisation, peers, focal_point_pe, hub_editor, coordination, signed_in
):
    """The consent stands in the row of its bytes."""
    words = {"caption": "quetzalcóatl xilófono", "consent": "firmaron la hoja zzyzxq"}
    brought_in(sheet, systematisation, with_words(**SEEN | words))
    sheet.refresh_from_db()
    again_to_the_hub(sheet, systematisation, peers, focal_point_pe, hub_editor)
    sheet.refresh_from_db()
    retire_sheet(actor=hub_editor, sheet=sheet, reason="Se corrige")
    assert all(map(is_on_disk, ("zzyzxq", "xilófono")))
    close_what_others_left_open()
    browser, pictures = signed_in(coordination), f"/es/team/c/{sheet.cycle.slug}/sheet/pictures/es/"
    page = browser.get(pictures).text
    withdraw = f"{pictures}{SheetPicture.objects.get().file}/withdraw/"
    assert (withdraw in page, 'name="file"' in page) == (True, False), "a retired sheet takes no image"

    browser.post(withdraw, {"reason": REASON})

    assert not SheetVersion.objects.get().content["media"]
    assert Sheet.objects.get().state == SheetState.RETIRED
    assert not any(map(is_on_disk, ("zzyzxq", "xilófono")))
