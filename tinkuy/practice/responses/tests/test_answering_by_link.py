"""Whoever was written to answers by the link of the mail: without an account, in a few presses."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import translation

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.notices.actions import forget_old_messages
from tinkuy.notices.models import Notice
from tinkuy.notices.wording import wording
from tinkuy.own_pages.sealed_contacts import erase_contacts, erase_contacts_again
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState, Governance
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.team.actions.roles import take_role
from tinkuy.practice.conftest import NOON
from tinkuy.practice.responses.actions.asking import OPENS_FOR, ask, copy_link, new_link, send_again
from tinkuy.practice.responses.actions.communicating import name_counterpart
from tinkuy.practice.responses.actions.contacts import KEPT, Contact, name_contact
from tinkuy.practice.responses.models import Response, ResponseLink, ResponseStep
from tinkuy.practice.responses.reminders import remind_addressees
from tinkuy.publication.sheets.models import Sheet, SheetVersion
from tinkuy.publication.versions.models import PublishedFinding

ANA = Contact("Ana Quispe", "ana@ministerio.example", "es")


def mails(kind: str = "") -> list[tuple[str, dict]]:
    rows = Notice.objects.filter(**{"kind": kind} if kind else {"kind__startswith": "recommendation-"})
    return [notice.opened() for notice in rows.order_by("id")]


def at(days: float):
    return clock.at(NOON + timedelta(days=days))


@pytest.fixture
def asked(response, coordination) -> Response:
    """Ana of Peru's ministry was written to; an answer is hoped for by 28 October."""
    name_contact(actor=coordination, response=response, contact=ANA)
    Response.objects.update(answer_by=date(2026, 10, 28))
    response.refresh_from_db()
    ask(response, "recommendation-asked")
    return Response.objects.get()


@pytest.fixture
def path(asked) -> str:
    return mails("recommendation-asked")[-1][1]["path"]


def sent(client: Client, path: str, answer: str, **words: str):
    """What the page of *answer* sends: all that comes filled in, and *words* that were changed."""
    form = client.get(path, {"answer": answer}).context["form"]
    filled = {name: form[name].value() or "" for name in form.fields}
    return client.post(path, filled | words)


def test_capability_R1_an_official_accepts_in_three_presses(path, focal_point_pe):
    client = Client()
    question = client.get(path).content.decode()
    done = sent(client, path, "accepted")  # 1 the link, 2 the answer, 3 send: words and day come filled in
    page = client.get(path).content.decode()

    response = Response.objects.get()
    assert "¿Qué responde su institución?" in question
    assert done.status_code == 302
    assert (response.state, response.answer) == ("agreed", "accepted")
    assert response.text == "Atender a las víctimas sin exigir documento migratorio."
    assert response.review_on == date(2026, 11, 15)
    assert [step.state for step in ResponseStep.objects.all()] == ["in_dialogue", "agreed"]
    assert "Quedó acordado" in page
    assert "15 de noviembre de 2026" in page
    assert [email for email, _ in mails("recommendation-answered")] == [focal_point_pe.email]


@pytest.mark.parametrize(
    ("answer", "state"), [("partly", "in_dialogue"), ("discussing", "in_dialogue"), ("rejected", "rejected")]
)
def test_capability_R1_each_answer_has_its_state(path, answer, state):
    words = {"reason": "La ley no lo permite todavía."} if answer == "rejected" else {}

    sent(Client(), path, answer, **words)

    assert Response.objects.values_list("answer", "state").get() == (answer, state)


def test_invariant_14_a_rejection_by_link_needs_its_reason(path):
    refused = sent(Client(), path, "rejected")

    assert refused.status_code == 422
    assert Response.objects.get().state == "no_answer"
    assert not ResponseStep.objects.exists()


def test_invariant_15_who_may_only_propose_is_told_so_and_stays_in_dialogue(path, scoped, network):
    scoped.governance = Governance.GOVERNMENTS_ONLY
    scoped.save()
    Response.objects.update(institution=network)
    client = Client()

    question = client.get(path).content.decode()
    sent(client, path, "accepted", text="La red propone un piloto.")

    assert "Sí, proponemos hacerlo" in question
    assert "Sí, la aceptamos" not in question
    assert Response.objects.values_list("state", "text").get() == ("in_dialogue", "La red propone un piloto.")
    assert "Su propuesta quedó registrada" in client.get(path).content.decode()


def test_capability_R1_whoever_a_link_was_forwarded_to_changes_nothing_by_looking_and_reads_no_name(
    path, focal_point_pe, coordination
):
    before = (Entry.objects.count(), Notice.objects.count())

    html = "".join(
        Client().get(f"{path}{more}").content.decode() for more in ("", "?answer=accepted", "somebody-else/")
    )

    assert (Entry.objects.count(), Notice.objects.count()) == before
    for word in (ANA.name, ANA.email, focal_point_pe.name, coordination.name):
        assert word not in html


def test_of_two_who_answer_at_once_the_first_is_shown_with_its_hour(path):
    client = Client()
    form = client.get(path, {"answer": "rejected"}).context["form"]
    mine = {name: form[name].value() or "" for name in form.fields} | {"reason": "No hay presupuesto."}
    sent(client, path, "discussing")

    refused = client.post(path, mine)

    assert refused.status_code == 422
    assert "A las 10:00 alguien ya respondió" in refused.content.decode()
    assert Response.objects.get().answer == "discussing"
    again = {"read": refused.context["form"].data["read"]}
    assert client.post(path, mine | again).status_code == 302
    assert Response.objects.get().state == "rejected"


def test_a_link_used_twice_shows_the_answer_and_corrects_it(path):
    client = Client()
    sent(client, path, "accepted")
    sent(client, path, "accepted")
    steps = ResponseStep.objects.count()

    sent(client, path, "partly", text="Solo en tres provincias.")

    assert steps == 2
    assert Response.objects.values_list("state", "text").get() == ("in_dialogue", "Solo en tres provincias.")


def test_what_is_under_way_is_no_longer_changed_by_a_link(path, step):
    client = Client()
    sent(client, path, "accepted")
    Response.objects.update(state="under_way")

    page = client.get(path, {"answer": "rejected"})

    assert "¿Cómo va?" in page.text
    assert 'name="reason"' not in page.text
    form = page.context["progress_form"]
    assert [one for one, _word in form.fields["state"].choices] == ["under_way", "in_practice", "stalled"]


def progress(path, state: str, **words: str):
    """What the page of an agreed answer sends of how it goes."""
    form = Client().get(path).context["progress_form"]
    return Client().post(f"{path}progress/", {"state": state, "read": form["read"].value(), **words})


def test_capability_R3_how_it_goes_is_told_by_the_same_link_as_before_or_a_knot_more(path, focal_point_pe):
    sent(Client(), path, "accepted")

    assert "Quedó registrado" in progress(path, "agreed").text
    assert progress(path, "under_way").status_code == 200
    assert progress(path, "in_practice").status_code == 422, "what shows it is missing"
    assert progress(path, "in_practice", note="Circular 14 en las tres fronteras").status_code == 200

    states = list(ResponseStep.objects.order_by("id").values_list("state", flat=True))
    assert states == ["in_dialogue", "agreed", "agreed", "under_way", "in_practice"]
    assert Client().get(path).context["progress_form"] is None
    assert mails("recommendation-answered")[-1][0] == focal_point_pe.email


def test_of_two_who_tell_how_it_goes_the_second_reads_what_the_first_told(path):
    sent(Client(), path, "accepted")
    read = Client().get(path).context["progress_form"]["read"].value()
    progress(path, "under_way", note="Empezó en Puno")

    late = Client().post(f"{path}progress/", {"state": "stalled", "note": "Se detuvo en Tacna", "read": read})

    assert late.status_code == 422
    assert ("Empezó en Puno" in late.text, "Se detuvo en Tacna" in late.text) == (True, True)
    assert Response.objects.get().state == "under_way"


def test_invariant_12_how_it_goes_names_nobody(path):
    sent(Client(), path, "accepted")
    named = {"note": "La señora Rosa Quispe Mamani declaró"}

    assert progress(path, "under_way", **named).status_code == 422
    assert progress(path, "under_way", **named, names_nobody="on").status_code == 200


def test_an_expired_link_says_whom_to_ask(path):
    with clock.at(NOON + OPENS_FOR + timedelta(days=1)):
        closed = Client().get(path)

    assert closed.status_code == 410
    assert "Pida uno nuevo al referente local de Perú" in closed.content.decode()


def test_capability_R1_a_link_that_reached_the_wrong_person_ends_when_they_say_so(path, asked, focal_point_pe):
    done = Client().post(f"{path}somebody-else/")

    assert "Avisamos a quien puede indicar a la persona correcta" in done.content.decode()
    assert [email for email, _ in mails("recommendation-unreached")] == [focal_point_pe.email]
    assert bytes(Response.objects.get().sealed_email) == b""
    assert Client().get(path).status_code == 404
    assert Response.objects.get().state == "no_answer"


def test_the_address_of_a_counterpart_is_sealed_and_goes_on_its_day(asked):
    assert ANA.email.encode() not in bytes(asked.sealed_email)
    assert asked.contact_email() == ANA.email
    assert all(ANA.email not in str(entry.details) for entry in Entry.objects.all())

    with clock.at(NOON + KEPT + timedelta(days=2)):
        assert erase_contacts() == 1

    standing = Response.objects.get()
    assert (bytes(standing.sealed_name), bytes(standing.sealed_email), standing.contact_until) == (b"", b"", None)
    assert not ResponseLink.objects.exists()
    assert not Notice.objects.filter(about=standing.about).exists()


def test_after_the_last_day_of_a_counterpart_nobody_answers_or_is_written_to_even_before_the_clock(path, asked):
    Response.objects.update(contact_until=NOON.date() - timedelta(days=1))
    asked.refresh_from_db()

    assert Client().get(path).status_code == 404
    assert not ask(asked, "recommendation-reminder", word="x")


@pytest.fixture
def path_of_focal_point(response) -> str:
    ask(response, "recommendation-asked")
    return mails("recommendation-asked")[-1][1]["path"]


def test_promise_A05_without_the_role_a_focal_point_neither_answers_nor_is_written_to(
    path_of_focal_point, response, coordination, focal_point_pe
):
    take_role(actor=coordination, team_role=TeamRole.objects.get(person=focal_point_pe))

    assert Client().get(path_of_focal_point).status_code == 404
    assert not ask(response, "recommendation-reminder", word="x")
    name_contact(actor=coordination, response=response, contact=ANA)
    ask(response, "recommendation-asked", word="ana")
    sent(Client(), mails("recommendation-asked")[-1][1]["path"], "accepted")
    assert mails("recommendation-answered") == []


def test_of_two_focal_points_the_one_who_accompanies_it_answers(
    path_of_focal_point, response, coordination, make_person, scoped
):
    other = make_person("Referente 2 – Perú")
    TeamRole.objects.create(cycle=scoped, person=other, role=Role.FOCAL_POINT, country="PE")

    name_counterpart(actor=coordination, response=response, institution=response.institution, focal_point=other)

    assert Client().get(path_of_focal_point).status_code == 404


def test_whoever_answers_by_a_copied_link_is_not_taken_for_the_focal_point(response, coordination, focal_point_pe):
    sent(Client(), copy_link(actor=coordination, response=response), "accepted")

    assert Entry.objects.get(deed="answered").actor is None
    assert [email for email, _ in mails("recommendation-answered")] == [focal_point_pe.email]


def test_a_restored_copy_forgets_the_counterpart_again(asked):
    assert erase_contacts_again(Response, lambda public_id: public_id == asked.public_id) == 1
    assert bytes(Response.objects.get().sealed_email) == b""


def test_only_who_speaks_for_the_country_names_or_writes_to_a_counterpart(asked, focal_point_uy, observer):
    for person in (focal_point_uy, observer):
        with pytest.raises(Refused, match="Only this country's focal point"):
            name_contact(actor=person, response=asked, contact=ANA)
        with pytest.raises(Refused, match="Only this country's focal point"):
            send_again(actor=person, response=asked)


def test_reminders_come_before_the_day_once_each_and_stop_with_the_answer(path):
    for days in (1, 22, 24, 24, 29, 29.5, 31):
        with at(days):
            remind_addressees()
    reminded = len(mails("recommendation-reminder"))
    sent(Client(), path, "accepted")
    with at(29):
        remind_addressees()

    assert reminded == 2
    assert len(mails("recommendation-reminder")) == 2


def test_what_is_under_discussion_is_asked_again_after_a_month(path):
    sent(Client(), path, "discussing")
    for days in (29, 30, 31):
        with at(days):
            remind_addressees()

    assert len(mails("recommendation-talked-over")) == 1


def test_after_the_outbox_forgot_it_nobody_is_asked_again_what_is_under_discussion(path):
    sent(Client(), path, "discussing")
    with at(30):
        remind_addressees()
        Notice.objects.update(sent_at=clock.now())
    with at(45):
        forget_old_messages()
        remind_addressees()

    assert not mails("recommendation-talked-over")


@pytest.mark.parametrize("state", [CycleState.CANCELLED, CycleState.ARCHIVED])
def test_in_a_cycle_that_is_over_nobody_is_reminded(path, scoped, state):
    Cycle.objects.filter(pk=scoped.pk).update(state=state)
    with at(24):
        remind_addressees()

    assert not mails("recommendation-reminder")


@pytest.fixture
def reworded(asked, recommendation, scoped) -> Response:
    """The sheet said it one way when Ana was asked, and says it another way since the day after."""
    sheet = Sheet.objects.create(cycle=scoped, slug="ficha", drafts={})
    for number, words in enumerate(("Atender a las víctimas.", "Atender a las víctimas el mismo día."), start=1):
        version = SheetVersion.objects.create(
            sheet=sheet, slug="ficha", cycle_slug=scoped.slug, number=number, language="es", content_hash=str(number),
            content={"recommendations": [{"code": "RE-3", "text": words}]}, published_at=NOON + timedelta(days=number),
        )  # fmt: skip
        PublishedFinding.objects.create(version=version, finding=recommendation, code="RE-3")
    Response.objects.update(version=SheetVersion.objects.get(number=1), answer_by=None)
    return Response.objects.get()


def test_capability_R1_what_version_2_rewords_is_asked_once_and_the_link_shows_both(reworded):
    for days in (3, 3.1):
        with at(days):
            remind_addressees()
    [(email, values)] = mails("recommendation-reworded")
    with translation.override("es"):
        mail = wording("recommendation-reworded", "es", values)
    page = Client().get(values["path"]).content.decode()
    with at(4):
        Notice.objects.update(sent_at=clock.now())
    with at(30):
        forget_old_messages()
        remind_addressees()

    assert email == ANA.email
    assert "RE-3" in mail.subject
    assert "víctimas" not in mail.subject + mail.body
    assert ("Atender a las víctimas" in page, "<ins>" in page) == (True, True)
    assert not mails("recommendation-reworded")


def test_capability_R1_whoever_answered_version_2_is_not_asked_about_its_words(reworded):
    sent(Client(), new_link(reworded), "accepted")
    with at(3):
        remind_addressees()

    assert not mails("recommendation-reworded")


def test_the_day_that_an_addressee_named_is_recalled_three_days_before(path):
    sent(Client(), path, "accepted")
    for days in (44, 45, 46):  # 15 November
        with at(days):
            remind_addressees()

    assert len(mails("recommendation-due")) == 1


def test_nobody_is_written_to_at_night(response, coordination):
    name_contact(actor=coordination, response=response, contact=ANA)
    with clock.at(datetime(2026, 9, 29, 3, tzinfo=UTC)):  # 22:00 in Lima
        ask(response, "recommendation-asked")

    assert Notice.objects.get(kind="recommendation-asked").due_at == datetime(2026, 9, 29, 13, tzinfo=UTC)


def test_the_same_day_nobody_is_written_to_twice(asked, coordination):
    send_again(actor=coordination, response=asked)

    with pytest.raises(Refused, match="sent today already"):
        send_again(actor=coordination, response=asked)


def test_a_mail_says_the_label_and_no_word_of_the_theme(asked, scoped):
    email, values = mails("recommendation-asked")[-1]
    with translation.override("es"):
        text = wording("recommendation-asked", "es", values)

    assert email == ANA.email
    assert "RE-3" in text.subject
    assert "víctimas" not in text.subject + text.body


def test_a_guessed_link_opens_nothing(db):
    assert Client().get("/es/respond/no-hay-tal-secreto/").status_code == 404


@pytest.mark.parametrize("language", ["pt-br", "en"])
def test_the_page_is_read_in_each_language_and_stays_small(path, language):
    answer = Client().get(path.replace("/es/", f"/{language}/"))

    assert answer.status_code == 200
    assert len(answer.content) < 30_000
