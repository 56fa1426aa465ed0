"""The team's pages of the sheet: who opens what, the next step, and refusals in words."""

import re

import pytest
from django.test import Client

from tinkuy.publication.reviews.actions import submit_sheet
from tinkuy.publication.reviews.models import Review
from tinkuy.publication.reviews.tests.test_review_table import send
from tinkuy.publication.sheets.actions import draft_sheet
from tinkuy.publication.sheets.models import Sheet, SheetVersion
from tinkuy.publication.sheets.queries import drafts_hash
from tinkuy.publication.translations.tests.steps import begin, standing_of, translate_all
from tinkuy.publication.versions.tests.steps import SCORES, complete, review, write
from tinkuy.publication.versions.translated import approve_translation

SHEET = "/es/team/c/ciclo-de-prueba/sheet/"
ROLES = ("coordination", "focal_point_pe", "systematisation", "reviewer_pe", "hub_editor", "observer", "outsider")


def text_of(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.text))


def statuses(browser: Client, places: list[str]) -> list[int]:
    return [browser.get(SHEET + place).status_code for place in places]


@pytest.mark.parametrize(
    ("role", "page", "edit", "review_form"),
    [
        ("coordination", 200, 200, 403),
        ("focal_point_pe", 200, 200, 403),
        ("systematisation", 200, 200, 403),
        ("reviewer_pe", 200, 403, 200),
        ("hub_editor", 200, 403, 403),
        ("observer", 403, 403, 403),
        ("outsider", 404, 404, 404),
        ("administrator", 404, 404, 404),
    ],
)
def test_who_opens_which_page(in_review, role, page, edit, review_form, request, signed_in):
    browser = signed_in(request.getfixturevalue(role))

    assert statuses(browser, ["", "preview/es/", "edit/es/", "review/"]) == [page, page, edit, review_form]


DEEDS = {
    "start/": {"coordination", "focal_point_pe", "systematisation"},
    "submit/": {"coordination", "focal_point_pe", "systematisation"},
    "edit/es/refresh/": {"coordination", "focal_point_pe", "systematisation"},
    "approve/": {"focal_point_pe"},
    "publish/": {"hub_editor"},
    "retire/": {"hub_editor"},
}


@pytest.mark.parametrize("deed", DEEDS)
def test_who_may_press_what(in_review, deed, request, signed_in):
    answers = {role: signed_in(request.getfixturevalue(role)).post(SHEET + deed).status_code for role in ROLES}

    allowed = {role for role, status in answers.items() if status in (302, 422)}
    assert allowed == DEEDS[deed]
    assert answers["outsider"] == 404
    assert answers["observer"] == 403


@pytest.mark.parametrize("deed", sorted(DEEDS.keys() - {"publish/"}))
def test_deeds_are_only_posted(in_review, coordination, hub_editor, focal_point_pe, deed, signed_in):
    statuses = {
        signed_in(person).get(SHEET + deed).status_code for person in (coordination, hub_editor, focal_point_pe)
    }

    assert 405 in statuses
    assert statuses <= {405, 403}


@pytest.mark.parametrize("place", ["preview/es/", "edit/es/", "review/"])
def test_without_a_sheet_its_pages_are_not_found(scoped, coordination, reviewer_pe, place, signed_in):
    person = reviewer_pe if place == "review/" else coordination

    assert signed_in(person).get(SHEET + place).status_code == 404


def test_without_signing_in_one_is_asked_to(in_review):
    assert Client().get(SHEET).status_code == 302


def test_capability_U1_the_page_offers_to_start_and_starts(scoped, findings, systematisation, signed_in):
    browser = signed_in(systematisation)
    assert "Escribir el primer borrador" in text_of(browser.get(SHEET))

    page = browser.post(f"{SHEET}start/", follow=True)

    assert Sheet.objects.count() == 1
    assert "Antes de enviarla a revisión falta: Resumen" in text_of(page)


def test_who_starts_what_somebody_else_began_comes_to_what_is_there(sheet, systematisation, signed_in):
    answer = signed_in(systematisation).post(f"{SHEET}start/")

    assert (answer.status_code, answer.headers["Location"]) == (302, SHEET)
    assert Sheet.objects.count() == 1


def test_promise_L04_a_start_sent_twice_starts_one(scoped, findings, systematisation, signed_in):
    browser = signed_in(systematisation)

    answers = [browser.post(f"{SHEET}start/", {"once": "b" * 32}).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert Sheet.objects.count() == 1


def test_capability_U3_the_whole_way_through_the_pages(
    sheet, systematisation, peers, focal_point_pe, hub_editor, signed_in
):
    def press(person, place, **data):
        words = {"digest": drafts_hash(Sheet.objects.get())}
        answer = signed_in(person).post(SHEET + place, words | data, follow=True)
        assert answer.status_code == 200, text_of(answer)
        return text_of(answer)

    assert "2 revisiones favorables de 2 países" in press(systematisation, "submit/")
    for person in peers:
        assert send(signed_in(person), {"verdict": "approve", **SCORES}).status_code == 302
    press(focal_point_pe, "approve/")
    assert "¿Publicarla antes de que termine el ciclo?" in press(hub_editor, "publish/")
    press(hub_editor, "publish/", confirmed="sessions=3;round=")

    assert SheetVersion.objects.count() == 1
    assert Client().get("/es/hub/ficha-ciclo-de-prueba/").status_code == 200
    press(hub_editor, "retire/", reason="Se corrige")
    assert Client().get("/es/hub/ficha-ciclo-de-prueba/").status_code == 410


def test_a_refusal_is_a_page_with_its_words(reviewed, systematisation, focal_point_pe, signed_in):
    write(reviewed, systematisation, title="Otro título")

    answer = signed_in(focal_point_pe).post(f"{SHEET}approve/", {"digest": drafts_hash(reviewed)})

    assert answer.status_code == 422
    assert "2 países" in text_of(answer)


def test_a_review_that_asks_for_changes_without_saying_which_keeps_what_was_ticked(in_review, peers, signed_in):
    answer = signed_in(peers[0]).post(f"{SHEET}review/", {"verdict": "request_changes", **SCORES})

    assert answer.status_code == 422
    assert "Diga qué debe cambiar" in text_of(answer)
    assert answer.text.count("checked") == len(SCORES) + 1
    assert not Review.objects.exists()


def test_a_review_without_verdict_or_scores_is_told(in_review, peers, signed_in):
    answer = signed_in(peers[0]).post(f"{SHEET}review/", {"segura": "9"})

    assert answer.status_code == 422
    assert not Review.objects.exists()


def test_an_author_who_reviews_is_told_why_not(in_review, reviewer_pe, signed_in):
    in_review.authors.add(reviewer_pe)

    answer = signed_in(reviewer_pe).post(f"{SHEET}review/", {"verdict": "approve", **SCORES})

    assert answer.status_code == 422
    assert "organizaciones distintas de las de sus autores" in text_of(answer)


def test_what_a_peer_said_stands_on_the_page_without_a_name(in_review, peers, systematisation, signed_in):
    review(in_review, peers[0], verdict="request_changes", comment="La lección 1 no se entiende.")

    page = text_of(signed_in(systematisation).get(SHEET))

    assert "La lección 1 no se entiende." in page
    assert peers[0].name not in page


def test_a_retirement_without_a_reason_is_told_and_nothing_changes(published, hub_editor, signed_in):
    answer = signed_in(hub_editor).post(f"{SHEET}retire/", {"reason": " "})

    assert answer.status_code == 422
    assert "Diga por qué" in text_of(answer)
    assert Client().get("/es/hub/ficha-ciclo-de-prueba/").status_code == 200


def test_the_way_to_retire_stays_while_a_correction_is_written(published, systematisation, hub_editor, signed_in):
    write(published, systematisation, title="Otro título")

    assert f"{SHEET}retire/" in signed_in(hub_editor).get(SHEET).text
    assert f"{SHEET}retire/" not in signed_in(systematisation).get(SHEET).text


def test_the_preview_is_the_page_that_readers_will_see(sheet, systematisation, signed_in):
    page = text_of(signed_in(systematisation).get(f"{SHEET}preview/es/"))

    for words in (
        "Resumen de la práctica",
        "Lecciones aprendidas",
        "Lo hallado: lesson 1",
        "Recomendaciones",
        "Escríbanos",
    ):
        assert words in page


def test_what_a_person_wrote_is_text_on_the_preview(sheet, systematisation, signed_in):
    write(sheet, systematisation, summary="<img src=x onerror=alert(1)>", title="</title><script>x</script>")

    page = signed_in(systematisation).get(f"{SHEET}preview/es/").text

    assert "<img src=x" not in page
    assert "<script>x" not in page


def test_a_preview_in_a_language_that_has_no_draft_is_not_found(sheet, systematisation, signed_in):
    assert statuses(signed_in(systematisation), ["preview/en/", "preview/fr/"]) == [404, 404]


@pytest.mark.parametrize(("language", "words"), [("es", "Aprobación"), ("pt-br", "Aprovação"), ("en", "Approval")])
def test_the_page_speaks_three_languages(sheet, systematisation, signed_in, language, words):
    assert words in signed_in(systematisation).get(SHEET.replace("/es/", f"/{language}/")).text


def test_the_page_costs_the_same_with_more_reviews_and_languages(
    in_review, peers, systematisation, signed_in, django_assert_max_num_queries, django_assert_num_queries
):
    browser = signed_in(systematisation)
    review(in_review, peers[0])
    browser.get(SHEET)
    with django_assert_max_num_queries(30) as one:
        browser.get(SHEET)

    review(in_review, peers[1])
    with django_assert_num_queries(len(one)):
        browser.get(SHEET)


def test_published_versions_are_listed_with_their_address(published, systematisation, signed_in):
    page = signed_in(systematisation).get(SHEET)

    assert 'href="/es/hub/ficha-ciclo-de-prueba/"' in page.text
    assert "Versión 1" in text_of(page)


def test_a_draft_that_no_finding_fills_says_what_to_do(scoped, systematisation, signed_in):
    complete(draft_sheet(actor=systematisation, cycle=scoped), systematisation)

    page = text_of(signed_in(systematisation).get(SHEET))

    assert "Agregue al menos una lección." in page
    assert "Agregue al menos una recomendación." in page


def test_a_hub_editor_reads_what_went_to_its_peers_and_not_what_is_being_written(
    sheet, systematisation, hub_editor, signed_in
):
    browser = signed_in(hub_editor)
    assert statuses(browser, ["", "preview/es/"]) == [404, 404]

    submit_sheet(actor=systematisation, sheet=sheet)

    assert statuses(browser, ["", "preview/es/"]) == [200, 200]


def test_a_hub_editor_finds_no_page_where_no_sheet_was_started(scoped, hub_editor, signed_in):
    assert statuses(signed_in(hub_editor), [""]) == [404]


CORD = {
    "sheet": ["now", "later", "later", "later"],
    "in_review": ["done", "now", "later", "later"],
    "reviewed": ["done", "done", "now", "later"],
    "approved": ["done", "done", "done", "now"],
    "published": ["done", "done", "done", "done"],
}


@pytest.mark.parametrize("step", CORD)
def test_the_cord_has_a_knot_for_each_step(step, coordination, signed_in, request):
    request.getfixturevalue(step)

    page = signed_in(coordination).get(SHEET).text
    cord = page.split('<ol class="stage-cord short">')[1].split("</ol>")[0]

    assert re.findall(r'<li class="(\w+)"', cord) == CORD[step]


@pytest.mark.parametrize(
    ("step", "role", "deed"),
    [
        ("sheet", "systematisation", "Enviarla a revisión"),
        ("in_review", "reviewer_pe", "Revisarla"),
        ("in_review", "systematisation", None),
        ("reviewed", "focal_point_pe", "Aprobar este texto"),
        ("approved", "hub_editor", "Publicar en el hub"),
        ("approved", "systematisation", None),
        ("published", "systematisation", None),
    ],
)
def test_one_ink_button_is_the_next_deed_of_who_reads(step, role, deed, signed_in, request):
    request.getfixturevalue(step)

    page = signed_in(request.getfixturevalue(role)).get(SHEET).text

    assert re.findall(r'class="button"[^>]*>([^<]+)<', page) == ([deed] if deed else [])


def test_what_was_asked_of_former_words_stays_readable_while_they_are_rewritten(
    in_review, peers, systematisation, signed_in
):
    review(in_review, peers[0], verdict="request_changes", comment="La lección 1 no se entiende.")
    in_review.refresh_from_db()
    write(in_review, systematisation, title="Otro título")

    page = text_of(signed_in(systematisation).get(SHEET))

    assert "La lección 1 no se entiende." in page
    assert "Nadie ha revisado aún este texto" in page


DRAFT_PAGES = (
    "preview/es/",
    "comments/es/",
    "personal-data/",
    "translation/pt-br/",
    "translation/pt-br/preview/",
    "image/x.jpg",
)


def test_promise_A03_a_published_sheet_that_is_written_anew_is_its_teams_until_it_is_sent(
    published, systematisation, coordination, hub_editor, peers, focal_point_pe, signed_in
):
    editor, team = signed_in(hub_editor), signed_in(coordination)
    assert statuses(editor, list(DRAFT_PAGES[:4])) == [200] * 4
    write(published, systematisation, summary="Palabras que nadie ha revisado.")

    assert statuses(editor, list(DRAFT_PAGES)) == [404] * 6
    assert editor.post(SHEET + "comments/es/", {"at": "summary.0", "text": "¿Y esto?"}).status_code == 404
    assert statuses(team, list(DRAFT_PAGES[:4])) == [200] * 4, "its team reads on"
    shown = editor.get(SHEET)
    assert shown.status_code == 200
    assert "está reescribiendo" in text_of(shown)
    assert "preview/es" not in shown.text
    assert statuses(editor, ["history/es/"]) == [200]
    assert "Palabras que nadie" not in editor.get(SHEET + "history/es/").text
    assert editor.post(SHEET + "retire/", {"reason": "Ya no vale"}).status_code == 302


def test_a_hub_editor_reads_the_translation_that_waits_for_them_while_its_original_is_written_anew(
    published, systematisation, hub_editor, focal_point_pe, signed_in
):
    translation = begin(published, systematisation)
    translate_all(translation, systematisation)
    write(published, systematisation, summary="Palabras que nadie ha revisado.")
    editor = signed_in(hub_editor)
    assert statuses(editor, ["translation/pt-br/"]) == [404]

    approve_translation(actor=focal_point_pe, translation=translation, words=standing_of(translation).words)

    assert statuses(editor, ["translation/pt-br/", "translation/pt-br/preview/"]) == [200, 200]
    assert editor.post(SHEET + "translation/pt-br/publish/").status_code == 302
    assert published.versions.filter(language="pt-br").count() == 1


def invites(browser: Client) -> str:
    """Where the sheet's page leads whoever may invite another peer; empty where it leads nobody."""
    found = re.search(r'href="([^"]+role=reviewer[^"]*)"', browser.get(SHEET).text)
    return found[1] if found else ""


def test_where_a_review_is_missing_who_gives_roles_invites_another_peer(in_review, peers, signed_in, coordination):
    review(in_review, peers[0])
    browser = signed_in(coordination)

    form = browser.get(invites(browser).split("#")[0])

    assert re.search(r'<option value="reviewer" selected', form.text)
    assert 'id="join"' in form.text


def test_nobody_is_led_to_invite_a_peer_who_may_not_or_once_the_reviews_are_there(
    in_review, peers, signed_in, coordination, focal_point_pe
):
    review(in_review, peers[0])
    assert invites(signed_in(focal_point_pe)) == ""

    review(in_review, peers[1])
    assert invites(signed_in(coordination)) == ""
