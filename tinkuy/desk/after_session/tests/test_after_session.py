"""After a session the product says what is next, to whoever does it and to whoever does not."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from django.utils.html import strip_tags

from tinkuy.attendance.presences.actions import note_presence
from tinkuy.core.deeds import new_once_key
from tinkuy.desk.after_session.steps import steps_after
from tinkuy.desk.due.files import reports_to_import
from tinkuy.dialogue.questions.models import Question
from tinkuy.people.access import Rights
from tinkuy.planning.hooks.models import Hook
from tinkuy.systematisation.evidence.models.transcript import Transcript


@pytest.fixture
def attend_in_room(make_registrations):
    """`attend_in_room(webinar)`: eight of Peru were in its room."""

    def attend(webinar) -> None:
        came = make_registrations("PE", 8)
        note_presence(webinar=webinar, registrations=[one.pk for one in came], at=webinar.starts_at)

    return attend


def page(client, webinar):
    with translation.override("es"):
        return client.get(reverse("desk:after_session", args=[webinar.cycle.slug, webinar.ordinal]))


def test_each_step_leads_to_its_page_and_says_whether_it_is_done(scoped, webinars, signed_in, coordination):
    first = webinars[0]
    first.summary = {}
    first.save()
    steps = steps_after(first, Rights(frozenset({"coordination"}), is_signed_in=True))
    assert [(step.is_done, bool(step.address)) for step in steps] == [(False, True)] * 4

    first.summary = {"es": "Lo que se dijo."}
    first.save()
    response = page(signed_in(coordination), first)

    assert [step.is_done for step in response.context["steps"]] == [False, False, True, False]
    shown = response.content.decode()
    assert [step.address in shown for step in response.context["steps"]] == [True] * 4


def test_a_file_is_chosen_right_there_and_read_on_the_page_of_its_step(scoped, webinars, signed_in, coordination):
    client, first = signed_in(coordination), webinars[0]
    steps = {str(step.title): step for step in page(client, first).context["steps"]}
    forms = {title: list(step.form.fields) for title, step in steps.items() if step.form}
    assert forms == {"Attendance report": ["file", "zone"], "Transcript": ["file"]}

    captions = b"WEBVTT\n\n00:01.000 --> 00:04.000\nReferente Peru: Los turnos ayudan.\n"
    sent = client.post(steps["Transcript"].address, {"file": SimpleUploadedFile("s.vtt", captions)}, follow=True)

    assert "Los turnos ayudan" in sent.content.decode()


def cue(minute: int, country: str, words: str) -> str:
    return f"00:0{minute}:00.000 --> 00:0{minute}:50.000\nReferente – {country}: {words}\n"


def test_a_transcript_without_a_doubt_counts_at_once_and_leads_to_where_its_voices_are_confirmed(
    scoped, webinars, signed_in, coordination
):
    client, address = signed_in(coordination), reverse("systematisation:transcript", args=[scoped.slug, 1])
    first, other = (
        SimpleUploadedFile("s.vtt", f"WEBVTT\n\n{cue(1, 'Perú', words)}\n{cue(2, 'Uruguay', 'Es verdad.')}".encode())
        for words in ("Los turnos ayudan.", "Faltan manos.")
    )

    sent = client.post(address, {"file": first, "at_once": "yes", "once": new_once_key()})

    transcript = Transcript.objects.get()
    passages = reverse("systematisation:suggestions", args=[scoped.slug, 1])
    assert (transcript.webinar, sent.url) == (webinars[0], passages)
    shown = client.post(address, {"file": other, "at_once": "yes"}, follow=True)
    assert "Faltan manos" in shown.text
    assert Transcript.objects.get() == transcript


def test_where_the_room_counted_who_came_no_report_is_due(scoped, webinars, signed_in, coordination, attend_in_room):
    """The home says the same of the session."""
    first = webinars[0]
    assert [due.thing for due in reports_to_import({scoped.pk: scoped})] == ["Attendance of sessions 1 and 2"]

    attend_in_room(first)
    response = page(signed_in(coordination), first)

    report = response.context["steps"][0]
    assert (report.is_done, report.is_due, response.context["next"].title) == (False, False, "Transcript")
    assert "no hace falta" in response.content.decode()
    assert [due.thing for due in reports_to_import({scoped.pk: scoped})] == ["Attendance of session 2"]


def test_whoever_may_not_do_a_step_reads_who_does(scoped, webinars, signed_in, systematisation):
    response = page(signed_in(systematisation), webinars[0])

    report = response.context["steps"][0]
    assert report.address == ""
    assert "Quién puede hacerlo: Coordinación regional, Referente local" in response.content.decode()


def test_a_session_that_ended_far_too_soon_is_asked_about(scoped, webinars, signed_in, coordination):
    first = webinars[0]
    client = signed_in(coordination)
    assert "Si se terminó por error" not in page(client, first).content.decode()

    first.actually_started_at, first.actually_ended_at = first.starts_at, first.starts_at.replace(minute=5)
    first.save()

    assert "Si se terminó por error" in page(client, first).content.decode()


def test_a_session_that_was_not_held_has_nothing_after_it(scoped, webinars, signed_in, coordination):
    shown = page(signed_in(coordination), webinars[2]).content.decode()

    assert "Esta sesión todavía no se realizó" in shown
    assert reverse("attendance:real_hours", args=[scoped.slug, 3]) not in shown


def test_what_stays_open_says_who_sees_to_it_and_until_when(scoped, webinars, signed_in, coordination):
    first, later = webinars[0], webinars[2]
    fields = {"cycle": scoped, "origin": first, "target": later, "state": "planted"}
    Hook.objects.create(number=1, text={"es": "¿Quién responde?"}, responsible=coordination, **fields)
    Hook.objects.create(number=2, text={"es": "¿Y quién mide?"}, **fields)
    Hook.objects.create(number=3, text={"es": "Ya recogido"}, **fields | {"state": "resolved"})
    for state in ("deferred", "left", "answered"):
        Question.objects.create(cycle=scoped, webinar=first, text="¿Cuándo?", state=state)

    shown = " ".join(strip_tags(page(signed_in(coordination), first).content.decode()).split())

    assert "H1 ¿Quién responde? Para la sesión 3, el " in shown
    assert f"{coordination.name} se ocupa.H2 ¿Y quién mide?" in shown
    assert "Todavía no se ocupa nadie. Decir quién: H2 Falta responder por escrito 2 preguntas." in shown
    assert "Ya recogido" not in shown
