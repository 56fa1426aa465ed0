"""What the pages of the practice show, and to whom."""

from datetime import date

import pytest
from django.test import Client
from django.utils.html import escape

from tinkuy.people.models import Organisation
from tinkuy.practice.key_actions.actions import plan_action
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.responses.actions.communicating import communicate_recommendation
from tinkuy.practice.responses.models import Response, ResponseStep
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.excerpt import Source
from tinkuy.systematisation.evidence.models.finding import Evidence, Finding
from tinkuy.systematisation.live.actions import cite
from tinkuy.systematisation.live.tests.live_rows import question

ADDRESS = "/es/team/c/ciclo-de-prueba/practice/"


def _page(response: Response) -> str:
    return f"{ADDRESS}{response.public_id}/"


def test_capability_R4_a_cell_of_the_matrix_is_a_link_named_country_and_state(signed_in, observer, agreed):
    html = signed_in(observer).get(ADDRESS).content.decode()

    assert f'href="{_page(agreed)}" aria-label="Perú: acordado"' in html
    assert "Uruguay: " in html


def test_capability_R4_an_overdue_agreement_is_shown_as_stalled(signed_in, observer, agreed, focal_point_pe):
    plan_action(actor=focal_point_pe, response=agreed, text="Elegir", due_on=date(2026, 9, 27))

    html = signed_in(observer).get(ADDRESS).content.decode()

    assert 'aria-label="Perú: detenido"' in html


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", "Qué se está haciendo con lo aprendido"),
        ("pt-br", "O que está sendo feito"),
        ("en", "What is being done"),
    ],
)
def test_the_matrix_speaks_three_languages(signed_in, observer, agreed, language, words):
    answer = signed_in(observer).get(f"/{language}/team/c/ciclo-de-prueba/practice/")

    assert answer.status_code == 200
    assert words in answer.content.decode()


def test_the_matrix_without_recommendations_says_what_comes(signed_in, coordination, scoped):
    html = signed_in(coordination).get(ADDRESS).content.decode()

    assert "Todavía no hay nudos" in html


def test_the_query_count_of_the_matrix_does_not_grow_with_its_rows(
    signed_in, coordination, make_finding, django_assert_num_queries, django_assert_max_num_queries
):
    client = signed_in(coordination)

    def fill(number: int) -> Finding:
        finding = make_finding(number)
        for country in ("PE", "UY"):
            response = communicate_recommendation(
                actor=coordination, finding=finding, country=country, communicated_on=date(2026, 8, 28)
            )
            plan_action(actor=coordination, response=response, text="Elegir", due_on=date(2026, 9, 27))
        return finding

    fill(1)
    with django_assert_max_num_queries(29) as first:
        client.get(ADDRESS)
    for number in (2, 3):
        fill(number)

    with django_assert_num_queries(len(first.captured_queries)):
        client.get(ADDRESS)


def test_the_page_of_a_response_shows_its_words_steps_actions_and_origin(signed_in, observer, agreed, focal_point_pe):
    plan_action(actor=focal_point_pe, response=agreed, text="Elegir <tres> provincias")

    html = signed_in(observer).get(_page(agreed)).content.decode()

    assert "Perú: Atender a las víctimas" in html.replace("\n", " ")
    assert "Atender el mismo día, con o sin documento." in html
    assert escape("Elegir <tres> provincias") in html
    assert "Elegir <tres> provincias" not in html


def test_capability_S6_the_origin_of_a_recommendation_says_which_quote_was_a_question(
    scoped, webinars, signed_in, observer, systematisation, response
):
    quote = cite(
        actor=systematisation, source=Source.QUESTION, row=question(webinars[0]), kind=FindingKind.RECOMMENDATION
    )
    Evidence.objects.create(cycle=scoped, finding=response.finding, excerpt=quote)

    html = signed_in(observer).get(_page(response)).content.decode()

    assert "Sesión 1, minuto 10, Pregunta en vivo, Perú" in html


def test_who_only_reads_gets_no_form(signed_in, observer, focal_point_uy, focal_point_pe, response):
    for person, sees in ((observer, False), (focal_point_uy, False), (focal_point_pe, True)):
        html = signed_in(person).get(_page(response)).content.decode()

        assert (f"{_page(response)}step/" in html) is sees


def test_invariant_13_every_free_text_says_not_to_share_data_of_cases(signed_in, focal_point_pe, agreed):
    plan_action(actor=focal_point_pe, response=agreed, text="Elegir")

    html = signed_in(focal_point_pe).get(_page(agreed)).content.decode()

    assert html.count("o comparta datos de casos") >= html.count("<textarea")


def test_a_step_is_recorded_from_the_page(signed_in, focal_point_pe, response):
    answer = signed_in(focal_point_pe).post(
        f"{_page(response)}step/", {"state": "in_dialogue", "taken_on": "2026-09-04", "note": "Primera reunión"}
    )

    assert (answer.status_code, answer.url) == (302, _page(response))
    assert ResponseStep.objects.get().note == "Primera reunión"


def test_a_refused_step_shows_its_sentence_and_keeps_what_was_typed(signed_in, focal_point_pe, response):
    answer = signed_in(focal_point_pe).post(
        f"{_page(response)}step/", {"state": "rejected", "taken_on": "2026-09-04", "note": "Se habló <ayer>"}
    )

    assert answer.status_code == 422
    assert "un rechazo necesita su motivo" in answer.content.decode()
    assert escape("Se habló <ayer>") in answer.content.decode()
    assert Response.objects.get().state == "no_answer"


def test_a_step_that_is_not_offered_is_an_error_of_the_form(signed_in, focal_point_pe, response):
    answer = signed_in(focal_point_pe).post(f"{_page(response)}step/", {"state": "in_practice", "taken_on": "nunca"})

    assert answer.status_code == 422
    assert Response.objects.get().state == "no_answer"


def test_the_same_form_sent_twice_is_done_once(signed_in, focal_point_pe, response):
    client, form = signed_in(focal_point_pe), {"text": "Elegir tres provincias", "once": "k1"}

    first = client.post(f"{_page(response)}actions/", form)
    second = client.post(f"{_page(response)}actions/", form)

    assert (first.status_code, second.status_code) == (302, 302)
    assert KeyAction.objects.count() == 1


def test_an_action_without_a_verb_is_written_down_with_a_hint(signed_in, focal_point_pe, response):
    answer = signed_in(focal_point_pe).post(f"{_page(response)}actions/", {"text": "La guía de señales"}, follow=True)

    assert "No empieza con un verbo" in answer.content.decode()
    assert KeyAction.objects.count() == 1


def test_an_action_is_begun_and_done_from_the_page(signed_in, focal_point_pe, response):
    client = signed_in(focal_point_pe)
    action = plan_action(actor=focal_point_pe, response=response, text="Elegir")
    address = f"{_page(response)}actions/{action.public_id}/"

    client.post(f"{address}start/")
    refused = client.post(f"{address}complete/", {"proof": ""})
    done = client.post(f"{address}complete/", {"proof": "Nota interna"})

    assert (refused.status_code, done.status_code) == (422, 302)
    assert KeyAction.objects.values_list("state", "proof").get() == ("done", "Nota interna")


def test_the_counterpart_and_the_review_are_named_from_the_page(signed_in, focal_point_pe, response, network):
    client = signed_in(focal_point_pe)

    client.post(f"{_page(response)}counterpart/", {"institution": network.name, "focal_point": focal_point_pe.pk})
    client.post(f"{_page(response)}review/", {"indicator": "9 de cada 10", "review_on": "2026-10-15"})

    response.refresh_from_db()
    assert (response.institution, response.indicator) == (network, "9 de cada 10")
    assert response.review_on == date(2026, 10, 15)


def test_an_institution_of_another_country_is_not_offered(signed_in, focal_point_pe, response, ministry):
    foreign = Organisation.objects.create(slug="uy-x", name="Otra", sector="government", country="UY")

    answer = signed_in(focal_point_pe).post(f"{_page(response)}counterpart/", {"institution": foreign.name})

    assert answer.status_code == 422
    response.refresh_from_db()
    assert response.institution == ministry


def test_a_recommendation_is_communicated_from_its_page(signed_in, focal_point_uy, recommendation):
    client = signed_in(focal_point_uy)
    form = client.get(f"{ADDRESS}communicate/?finding={recommendation.public_id}&country=UY")
    fields = {"finding": recommendation.public_id, "country": "UY", "communicated_on": "2026-08-28"}

    answer = client.post(f"{ADDRESS}communicate/", fields)
    again = client.post(f"{ADDRESS}communicate/", fields)

    assert form.status_code == 200
    assert answer.url == _page(Response.objects.get())
    assert (again.status_code, Response.objects.count()) == (422, 1)


def test_a_focal_point_is_offered_only_their_own_country(signed_in, focal_point_uy, recommendation):
    fields = {"finding": recommendation.public_id, "country": "PE", "communicated_on": "2026-08-28"}

    answer = signed_in(focal_point_uy).post(f"{ADDRESS}communicate/", fields)

    assert (answer.status_code, Response.objects.count()) == (422, 0)


def test_the_pages_exist_only_for_the_team(signed_in, outsider, administrator, response):
    for person in (outsider, administrator):
        assert signed_in(person).get(ADDRESS).status_code == 404
    assert Client().get(_page(response)).status_code == 302


def test_an_unknown_response_is_not_found(signed_in, observer, scoped):
    assert signed_in(observer).get(f"{ADDRESS}nadie/").status_code == 404


def test_who_may_not_record_is_refused_by_the_gate(signed_in, observer, response):
    answer = signed_in(observer).post(f"{_page(response)}step/", {"state": "in_dialogue", "taken_on": "2026-09-04"})

    assert answer.status_code == 403
    assert ResponseStep.objects.count() == 0


def test_a_quote_names_no_country_where_the_regime_hides_it(signed_in, observer, response, webinars, scoped):
    from tinkuy.systematisation.evidence.models.excerpt import Excerpt
    from tinkuy.systematisation.evidence.models.finding import Evidence
    from tinkuy.systematisation.evidence.models.transcript import Cue, Transcript

    transcript = Transcript.objects.create(cycle=scoped, webinar=webinars[0], layout="z")
    for place, (regime, country) in enumerate((("attribution", "BO"), ("chatham_house", "EC")), start=1):
        cue = Cue.objects.create(
            cycle=scoped, transcript=transcript, ordinal=place, start_ms=0, end_ms=9, text="Se atiende primero"
        )
        excerpt = Excerpt.objects.create(
            cycle=scoped, webinar=webinars[0], cue=cue, start=0, end=9, text=f"Cita {place}", kind="lesson",
            country=country, regime=regime, start_ms=place * 60_000,
        )  # fmt: skip
        Evidence.objects.create(cycle=scoped, finding=response.finding, excerpt=excerpt)

    html = signed_in(observer).get(_page(response)).content.decode()

    assert html.count("Cita ") == 2
    assert ("Bolivia" in html, "Ecuador" in html) == (True, False)


def test_what_a_country_has_still_to_answer_has_its_own_page(signed_in, coordination, response):
    page = signed_in(coordination).get(f"{ADDRESS}?awaited={response.country}").text

    assert f'href="{_page(response)}"' in page
    assert "practice-matrix" not in page


def test_of_a_country_that_answered_nothing_is_awaited(signed_in, coordination, agreed):
    page = signed_in(coordination).get(f"{ADDRESS}?awaited={agreed.country}").text

    assert "practice-matrix" not in page
    assert f'href="{_page(agreed)}"' not in page
