"""What a file was called may be a person: only who brought it in, or reads its rows, is told (P17, T04)."""

import pytest
from django.urls import reverse

from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.attendance.tests.made import line, previewed, report
from tinkuy.attendance.uploads.actions.choosing import choose_session
from tinkuy.attendance.uploads.actions.reports import drop_files
from tinkuy.core.errors import Refused
from tinkuy.uploads.actions.counting import count_batch, count_upload
from tinkuy.uploads.actions.reading import read_upload

REPORT, LIST = "asistencia de Quetzal.csv", "registro de Quetzal.csv"


@pytest.fixture
def pages(scoped, webinars, coordination) -> list[str]:
    """Where a report that counts, one that waits and a list are named."""
    held = previewed(coordination, webinars[0], line("Ana", "ana@example.org"), filename=REPORT)
    count_upload(actor=coordination, upload=held)
    waits = previewed(coordination, webinars[1], line("Ana", "ana@example.org"), filename=REPORT)
    listed = read_upload(
        kind="registration_list",
        actor=coordination,
        cycle=scoped,
        data=b"Nombre,Correo\nAna,ana@example.org\n",
        filename=LIST,
    )
    several = drop_files(actor=coordination, cycle=scoped, files=[(REPORT, b"x"), (LIST, b"y")])
    names = (
        ("batch", (several.public_id,)),
        ("attendance", ()),
        ("session_attendance", (1,)),
        ("preview", (held.public_id,)),
        ("preview", (waits.public_id,)),
        ("upload_registrations", ()),
        ("registration_list", (listed.public_id,)),
    )
    return [reverse(f"attendance:{name}", args=[scoped.slug, *more]) for name, more in names]


@pytest.mark.parametrize(("role", "is_named"), [("coordination", True), ("focal_point_pe", False), ("observer", False)])
def test_threat_T04_the_name_of_a_file_is_read_by_who_reads_its_rows(role, is_named, pages, signed_in, request):
    client = signed_in(request.getfixturevalue(role))

    answers = {page: client.get(page) for page in pages}

    opened = {page: "Quetzal" in answer.text for page, answer in answers.items() if answer.status_code == 200}
    assert set(opened.values()) == {is_named}, opened
    assert len(opened) == (2 if role == "observer" else len(pages))


def test_whoever_brought_a_file_in_knows_it_again(scoped, webinars, focal_point_pe, signed_in):
    waits = previewed(focal_point_pe, webinars[0], line("Ana", "ana@example.org"), filename=REPORT)

    page = signed_in(focal_point_pe).get(reverse("attendance:preview", args=[scoped.slug, waits.public_id])).text

    assert REPORT in page


def test_threat_T04_no_refusal_tells_the_name_of_a_file_that_another_brought(
    scoped, webinars, coordination, focal_point_pe
):
    files = [(REPORT, report(line("Ana"))), (LIST, report(line("Beto")))]
    several = drop_files(actor=coordination, cycle=scoped, files=files)
    first, second = AttendanceImport.objects.filter(batch=several).order_by("pk")
    second.webinar = None
    second.save(update_fields=["webinar"])
    count_upload(actor=coordination, upload=first)

    for actor, name in ((focal_point_pe, "Archivo 2"), (coordination, LIST)):
        with pytest.raises(Refused, match=name):
            count_batch(actor=actor, batch=several, uploads=[second])
        with pytest.raises(Refused) as imported:
            choose_session(actor=actor, file=first, webinar=webinars[1])
        assert "Quetzal" not in str(imported.value)
