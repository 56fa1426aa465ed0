"""S5: a codebook file is looked at, imported and taken back whole, as every other file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from tinkuy.attendance.erasing.actions.expiring import erase_expired
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.systematisation.codebook.actions.codes import add_code, edit_code
from tinkuy.systematisation.codebook.actions.tree import remove_code
from tinkuy.systematisation.codebook.kind import CODEBOOK
from tinkuy.systematisation.coding.actions import code_passage
from tinkuy.systematisation.evidence.models.code import Code
from tinkuy.uploads.actions.counting import count_upload, take_back_upload
from tinkuy.uploads.actions.reading import answer_upload, read_upload
from tinkuy.uploads.models import WAITS_FOR, Batch, Upload

DEBTS = b"kind,name_es,note_es,guid\nrisk,Deudas,Lo que se debe,8f8c6b0e-0b5d-4d6e-9b0a-0f3d0c6c1a01\nrisk,Turnos,,\n"


@pytest.fixture
def known(scoped, systematisation) -> Code:
    """A code that the file says otherwise."""
    code = add_code(actor=systematisation, cycle=scoped, kind="risk", name={"es": "Deuda"}, note={"es": "Antes"})
    Code.objects.filter(pk=code.pk).update(guid="8f8c6b0e-0b5d-4d6e-9b0a-0f3d0c6c1a01")
    return code


def read(person, cycle, data: bytes = DEBTS) -> Upload:
    return read_upload(
        actor=person, cycle=cycle, kind="codebook", data=data, filename="a.csv", answers={"language": "es"}
    )


def imported(person, cycle) -> Upload:
    return count_upload(actor=person, upload=read(person, cycle))


def codebook() -> list[tuple]:
    return sorted(Code.objects.values_list("guid", "number", "name__es", "note__es", "parent"))


def at(name: str, *words: str) -> str:
    with translation.override("en"):
        return reverse(f"systematisation:{name}", args=words)


def test_invariant_08_a_codebook_is_taken_back_whole(scoped, systematisation, known):
    before = codebook()
    upload = imported(systematisation, scoped)
    assert {name for _guid, _number, name, *_rest in codebook()} == {"Deudas", "Turnos"}

    take_back_upload(actor=systematisation, upload=upload)

    assert codebook() == before
    assert upload.state == "undone"
    assert list(Entry.objects.filter(subject="cycle").values_list("deed", flat=True).order_by("pk"))[-2:] == [
        "imported codebook",
        "took codebook back",
    ]


def test_what_was_taken_back_may_be_imported_again(scoped, systematisation, known):
    take_back_upload(actor=systematisation, upload=imported(systematisation, scoped))

    imported(systematisation, scoped)

    assert Code.objects.count() == 2


def test_a_codebook_is_not_taken_back_once_somebody_coded_with_it(scoped, systematisation, cues):
    upload = imported(systematisation, scoped)
    code = Code.objects.get(name__es="Turnos")
    code_passage(actor=systematisation, cue=cues[0], start=0, end=5, kind="risk", code=code)

    with pytest.raises(Refused, match="nothing is taken back"):
        take_back_upload(actor=systematisation, upload=upload)

    assert Code.objects.count() == 2
    upload.refresh_from_db()
    assert upload.state == "committed"


@pytest.mark.parametrize("name", ["Deudas", "Turnos"])
def test_a_codebook_is_not_taken_back_over_what_somebody_wrote_since(name, scoped, systematisation, known):
    upload = imported(systematisation, scoped)
    edit_code(actor=systematisation, code=Code.objects.get(name__es=name), name={"es": "Otra palabra"})

    with pytest.raises(Refused, match="nothing is taken back"):
        take_back_upload(actor=systematisation, upload=upload)

    assert Code.objects.filter(name__es="Otra palabra").exists()


def test_a_code_that_stands_under_an_added_one_keeps_it(scoped, systematisation):
    upload = imported(systematisation, scoped)
    above = Code.objects.get(name__es="Turnos")
    add_code(actor=systematisation, cycle=scoped, kind="risk", name={"es": "Noche"}, parent=above)

    with pytest.raises(Refused, match="nothing is taken back"):
        take_back_upload(actor=systematisation, upload=upload)


def test_a_code_that_was_removed_by_hand_is_gone_already(scoped, systematisation):
    upload = imported(systematisation, scoped)
    remove_code(actor=systematisation, code=Code.objects.get(name__es="Turnos"))

    take_back_upload(actor=systematisation, upload=upload)

    assert not Code.objects.exists()


def test_a_file_that_says_nothing_new_is_not_imported(scoped, systematisation):
    imported(systematisation, scoped)

    with pytest.raises(Refused, match="already says all of this"):
        imported(systematisation, scoped)

    assert Upload.objects.filter(state="committed").count() == 1


def test_invariant_08_two_who_press_count_it_once(scoped, systematisation):
    upload = read(systematisation, scoped)
    other = Upload.objects.get(pk=upload.pk)
    count_upload(actor=systematisation, upload=upload)

    with pytest.raises(Refused, match="has changed meanwhile"):
        count_upload(actor=systematisation, upload=other)

    assert Code.objects.count() == 2


def test_an_observer_neither_reads_nor_counts_one(scoped, systematisation, observer):
    upload = read(systematisation, scoped)

    for deed in (lambda: read(observer, scoped), lambda: count_upload(actor=observer, upload=upload)):
        with pytest.raises(Refused, match="Your role"):
            deed()


def test_promise_P19_a_file_that_nobody_imports_goes_in_three_days_and_the_way_back_in_thirty(scoped, systematisation):
    counted, waiting = imported(systematisation, scoped), read(systematisation, scoped)

    with clock.at(clock.now() + WAITS_FOR * 2):
        erase_expired()
    assert list(Upload.objects.all()) == [counted]
    assert not Upload.objects.filter(pk=waiting.pk).exists()
    with clock.at(clock.now() + CODEBOOK.retention + WAITS_FOR):
        erase_expired()

    counted.refresh_from_db()
    assert bytes(counted.sealed_file + counted.sealed_shown + counted.sealed_former + counted.sealed_filename) == b""
    assert Batch.objects.count() == 1
    with pytest.raises(Refused, match="The file was erased"):
        take_back_upload(actor=systematisation, upload=counted)


def test_capability_S5_a_file_is_looked_at_before_it_is_imported_and_is_undone_on_its_page(
    scoped, signed_in, systematisation
):
    client = signed_in(systematisation)
    book = b'<CodeBook origin="ATLAS.ti"><Codes><Code name="Deudas"/><Code name="Turnos"/></Codes></CodeBook>'

    read = client.post(
        at("upload_codebook", scoped.slug), {"file": SimpleUploadedFile("a.qdc", book), "language": "es"}, follow=True
    )
    upload = Upload.objects.get()
    words = (scoped.slug, upload.public_id)
    undecided = client.post(at("import_codebook", *words))
    looked = client.post(at("import_codebook", *words), {"kind_0": "lesson", "look": "1"}, follow=True)

    assert "Written by ATLAS.ti." in read.content.decode()
    assert (undecided.status_code, Code.objects.count()) == (422, 0)
    assert "Choose a kind for each code" in undecided.content.decode()
    assert '<option value="lesson" selected>' in looked.content.decode()
    done = client.post(at("import_codebook", *words), {"kind_rest": "risk"}, follow=True)
    assert "The codebook is taken in: 2 added, 0 changed." in done.content.decode()
    assert "It added 2 codes" in client.get(at("codebook_upload", *words)).content.decode()
    undone = client.post(at("take_back_codebook", *words), follow=True)
    assert "the codebook is as it was before" in undone.content.decode()
    assert not Code.objects.exists()


def test_promise_L08_a_second_press_takes_a_codebook_in_or_back_once(scoped, signed_in, systematisation):
    client, upload = signed_in(systematisation), read(systematisation, scoped)
    words = (scoped.slug, upload.public_id)

    for name, codes, deed, answered, sentence in (
        ("import_codebook", 2, "imported codebook", 200, "The codebook is taken in: 2 added, 0 changed."),
        ("take_back_codebook", 0, "took codebook back", 422, "This import has changed meanwhile."),
    ):
        first, second = (client.post(at(name, *words), {"kind_rest": "risk"}, follow=True) for _press in range(2))

        assert first.status_code == 200
        assert (second.status_code, sentence in second.text) == (answered, True), second.text
        assert Code.objects.count() == codes
        assert Entry.objects.filter(deed=deed).count() == 1


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_address_to_which_files_were_sent_before_leads_to_the_page_for_files(
    method, scoped, signed_in, systematisation
):
    to_files = at("upload_codebook", scoped.slug)

    answer = getattr(signed_in(systematisation), method)(f"{to_files}take/")

    assert (answer.status_code, answer.url) == (302, to_files)


def test_an_answer_is_kept_only_while_it_waits(scoped, systematisation):
    upload = imported(systematisation, scoped)

    with pytest.raises(Refused, match="has changed meanwhile"):
        answer_upload(actor=systematisation, upload=upload, answers={"kinds": {"0": "risk"}})


def test_a_file_of_another_cycle_is_not_found(scoped, systematisation, signed_in):
    address = at("codebook_upload", scoped.slug, "no-such-file")

    assert signed_in(systematisation).get(address).status_code == 404
