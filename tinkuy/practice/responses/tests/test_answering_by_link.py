"""Whoever was written to answers by the link of the mail: without an account, in a few presses."""

from datetime import date, timedelta

import pytest
from django.test import Client

from tinkuy.core import clock
from tinkuy.journal.models import Entry
from tinkuy.notices.models import Notice
from tinkuy.planning.cycles.models.cycle import Governance
from tinkuy.practice.conftest import NOON
from tinkuy.practice.responses.actions.asking import OPENS_FOR
from tinkuy.practice.responses.models import Response, ResponseStep
from tinkuy.practice.responses.tests.links import COUNTERPART, mails, sent


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
    assert "Elija un motivo, o escríbalo con sus palabras." in refused.text


def test_invariant_14_a_reason_may_be_chosen_instead_of_typed(path):
    client = Client()
    assert sent(client, path, "rejected", ready_reason="own").status_code == 422

    both = sent(client, path, "rejected", ready_reason="law", reason="Falta un decreto.")
    assert both.status_code == 422, "words that nobody would read are not dropped silently"
    assert "elija «Otro motivo»" in both.text
    assert "Falta un decreto." in both.text

    sent(client, path, "rejected", ready_reason="law", reason="")

    assert Response.objects.values_list("state", "reason").get() == ("rejected", "La ley no lo permite.")
    form = client.get(path, {"answer": "rejected"}).context["form"]
    assert (form["ready_reason"].value(), form["reason"].value()) == ("law", "")


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
    for word in (COUNTERPART.name, COUNTERPART.email, focal_point_pe.name, coordination.name):
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


def test_capability_R1_a_link_that_reached_the_wrong_person_ends_when_they_say_so(
    path, mailed_response, focal_point_pe
):
    done = Client().post(f"{path}somebody-else/")

    assert "Avisamos a quien puede indicar a la persona correcta" in done.content.decode()
    assert [email for email, _ in mails("recommendation-unreached")] == [focal_point_pe.email]
    assert bytes(Response.objects.get().sealed_email) == b""
    assert Client().get(path).status_code == 404
    assert Response.objects.get().state == "no_answer"


def test_a_guessed_link_opens_nothing(db):
    assert Client().get("/es/respond/no-hay-tal-secreto/").status_code == 404


@pytest.mark.parametrize("language", ["pt-br", "en"])
def test_the_page_is_read_in_each_language_and_stays_small(path, language):
    answer = Client().get(path.replace("/es/", f"/{language}/"))

    assert answer.status_code == 200
    assert len(answer.content) < 30_000
