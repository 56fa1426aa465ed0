"""Read, count, take back: what holds for a file of every kind, whatever is in it."""

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from tinkuy.attendance.tests.made import registered
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.core.errors import Refused
from tinkuy.core.lasting_erasure.erasure_ledger import fingerprint
from tinkuy.journal import erasures
from tinkuy.planning.guests.actions.details import remove_guest
from tinkuy.planning.guests.actions.erasing import withdraw_guest
from tinkuy.planning.guests.tests.guests import a_guest
from tinkuy.systematisation.codebook.actions.codes import add_code
from tinkuy.systematisation.evidence.models.code import Code
from tinkuy.systematisation.evidence.models.transcript import Cue, Transcript
from tinkuy.uploads.actions.counting import count_upload, take_back_upload
from tinkuy.uploads.actions.reading import import_upload, read_upload
from tinkuy.uploads.models import Batch, Upload

VTT = b"WEBVTT\n\n00:00:10.000 --> 00:00:20.000\nReferente: Bajaron las denuncias.\n"
FILES = {
    "transcript": VTT,
    "codebook": b"kind,name_es\nrisk,Deudas\n",
    "registration_list": "Nombre,Correo electrónico,País\nEva,eva@example.org,PE\n".encode(),
}
BROUGHT = {"transcript": Transcript, "codebook": Code, "registration_list": Registration}


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def read(scoped, webinars, coordination):
    def read(kind: str, data: bytes = b"", session: int = 0) -> Upload:
        return read_upload(
            actor=coordination,
            cycle=scoped,
            kind=kind,
            data=data or FILES[kind],
            filename="eva.csv",
            webinar=webinars[session] if kind == "transcript" else None,
            answers={"language": "es"} if kind == "codebook" else None,
        )

    return read


@pytest.mark.parametrize("kind", FILES)
def test_invariant_08_each_kind_is_read_counted_and_taken_back(kind, read, coordination):
    upload, brought = read(kind), BROUGHT[kind].objects
    assert (upload.state, brought.count(), Batch.objects.count()) == ("previewed", 0, 1)

    count_upload(actor=coordination, upload=upload)
    assert (upload.state, brought.count()) == ("committed", 1)
    assert count_upload(actor=coordination, upload=upload) == upload

    take_back_upload(actor=coordination, upload=upload)
    assert (upload.state, brought.count()) == ("undone", 0)
    with pytest.raises(Refused, match="This import has changed"):
        take_back_upload(actor=coordination, upload=upload)


@pytest.mark.parametrize("kind", FILES)
def test_promise_P08_whoever_withdraws_is_in_no_file_that_waits(kind, read, scoped, coordination):
    upload = read(kind)

    withdraw_registration(registration=registered(scoped, "Ana")[0])

    upload.refresh_from_db()
    assert bytes(upload.sealed_file + upload.sealed_shown + upload.sealed_filename) == b""
    with pytest.raises(Refused, match="The file was erased"):
        count_upload(actor=coordination, upload=upload)


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("is_removed", [False, True])
def test_promise_P08_a_guest_who_leaves_is_in_no_file_either(kind, is_removed, read, scoped, coordination):
    guest, upload = a_guest(coordination, scoped, name="Eva"), read(kind)

    remove_guest(actor=coordination, guest=guest) if is_removed else withdraw_guest(guest=guest)

    upload.refresh_from_db()
    assert bytes(upload.sealed_file + upload.sealed_shown + upload.sealed_filename) == b""


@pytest.mark.parametrize("kind", FILES)
def test_promise_P08_nor_in_one_that_was_about_to_count_at_that_moment(kind, read, scoped, coordination):
    upload = read(kind)
    withdraw_registration(registration=registered(scoped, "Ana")[0])

    with pytest.raises(Refused, match="The file was erased"):
        count_upload(actor=coordination, upload=upload)

    assert Upload.objects.get().state == "previewed"


@pytest.mark.parametrize(("kind", "keeps"), [("transcript", False), ("codebook", False), ("registration_list", True)])
def test_promise_P10_words_that_may_be_taken_out_are_in_no_file_once_it_counts(kind, keeps, read, coordination):
    upload = count_upload(actor=coordination, upload=read(kind))

    upload.refresh_from_db()
    assert bool(upload.sealed_file or upload.sealed_shown or upload.filename) is keeps


def test_promise_L10_what_fails_leaves_the_preview_and_nothing_else(read, scoped, coordination):
    above = None
    for name in ("Uno", "Dos", "Tres"):
        above = add_code(actor=coordination, cycle=scoped, kind="risk", name={"es": name}, parent=above)
    first = Code.objects.get(name__es="Uno")
    book = f'<CodeBook><Codes><Code name="Riesgos"><Code name="Nuevo"><Code guid="{first.guid}" name="Uno"/></Code></Code></Codes></CodeBook>'  # noqa: E501
    upload = read("codebook", book.encode())

    with pytest.raises(Refused, match="deeper than 3 levels"):
        count_upload(actor=coordination, upload=upload)

    assert (Upload.objects.get().state, Code.objects.count()) == ("previewed", 3)


def test_invariant_08_a_file_counts_once_for_its_session(read, coordination, webinars):
    upload = count_upload(actor=coordination, upload=read("transcript"))

    assert read("transcript") == upload
    assert count_upload(actor=coordination, upload=read("transcript", session=1)) != upload
    assert (Transcript.objects.count(), Cue.objects.count()) == (2, 2)


def test_invariant_08_the_database_takes_the_same_file_only_once(read, coordination):
    upload = count_upload(actor=coordination, upload=read("registration_list"))
    upload.pk, upload.public_id = None, "another"

    with pytest.raises(IntegrityError), transaction.atomic():
        upload.save(force_insert=True)


def test_another_transcript_takes_the_place_of_the_former_one(read, coordination):
    former = count_upload(actor=coordination, upload=read("transcript"))

    count_upload(actor=coordination, upload=read("transcript", VTT.replace(b"Bajaron", b"Subieron")))

    former.refresh_from_db()
    assert (former.state, Transcript.objects.count()) == ("undone", 1)
    assert Cue.objects.get().text.endswith("Subieron las denuncias.")


def test_promise_R05_after_a_restore_the_file_of_a_removed_transcript_may_be_imported_again(read, coordination):
    upload = count_upload(actor=coordination, upload=read("transcript"))
    removed = fingerprint("transcript-removed", Transcript.objects.get().public_id)

    erasures.erase_again({"transcript-removed": {removed}})

    upload.refresh_from_db()
    assert (upload.state, Transcript.objects.count()) == ("undone", 0)
    assert count_upload(actor=coordination, upload=read("transcript")).state == "committed"


def test_a_file_read_again_takes_the_place_of_its_preview(read):
    read("registration_list")

    read("registration_list")

    assert Upload.objects.count() == 1


@pytest.mark.parametrize("kind", FILES)
def test_whoever_may_not_neither_reads_counts_nor_takes_back(kind, read, scoped, coordination, observer, webinars):
    upload = read(kind)
    session = webinars[0] if kind == "transcript" else None
    sent = {"cycle": scoped, "kind": kind, "data": FILES[kind], "filename": "a", "webinar": session}

    for deed in (
        lambda: read_upload(actor=observer, **sent),
        lambda: import_upload(actor=observer, **sent),
        lambda: count_upload(actor=observer, upload=upload),
        lambda: take_back_upload(actor=observer, upload=upload),
    ):
        with pytest.raises(Refused, match="Your role"):
            deed()
