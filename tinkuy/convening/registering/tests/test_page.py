"""The page of registering: what it asks, what it says, and that it says the same of every address."""

import gzip
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.contrib.staticfiles.finders import find
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from tinkuy.config.web.static_files import shortened
from tinkuy.convening.registering import actions
from tinkuy.convening.registering.mail_domains import likely_address
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.tests.participants import (
    MAIL,
    REGISTER,
    SENT,
    answers,
    browser_of,
    coming,
    confirmed,
    mail,
    registration,
    typed,
    waiting,
)
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.notices.models import Notice
from tinkuy.own_pages.request import TYPED_ANSWERS_COOKIE
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState

MOST_BYTES = 18_200
"""Compressed; requests, headers and what is sent take eleven KB more of the line."""
MOST_STATEMENTS = 17
"""With the two that begin and end the one transaction, which in a test are those of a savepoint."""
CORRECT = f"{REGISTER}?correct"
ONCE = re.compile(r'name="once" value="(\w+)"')
CLAIM = re.compile(r'INSERT .*"journal_acceptedpost".*', re.DOTALL)
"""The statement that a deed begins with."""


@pytest.fixture
def sessions(cycle, webinars):
    return coming(cycle, 4, 5)


def test_the_address_that_was_typed_is_read_in_that_browser_for_ten_minutes_and_corrected(client, sessions):
    page = client.post(REGISTER, typed(sessions), follow=True).text

    assert f"Le escribimos a <b>{MAIL}</b>." in page
    assert f'href="{CORRECT}#id_email">Corregir el correo</a>' in page
    assert MAIL not in Client().get(SENT).text
    with clock.at(clock.now() + timedelta(minutes=11)):
        assert MAIL not in client.get(SENT).text


def test_promise_V04_registering_reads_the_sessions_once_and_asks_little_of_the_database(client, sessions):
    client.post(REGISTER, typed(sessions))  # what is looked up once in a process

    with CaptureQueriesContext(connection) as asked:
        client.post(REGISTER, typed(sessions) | {"email": "otra@example.org", "once": "a" * 32})

    statements = [one["sql"] for one in asked]
    assert sum('FROM "planning_webinar"' in sql for sql in statements) == 1
    assert len(statements) <= MOST_STATEMENTS
    with scope(cycle=sessions[0].cycle):
        assert Registration.objects.count() == 2


def test_the_address_lies_sealed_in_the_browser_alone_and_goes_when_it_is_left(client, sessions):
    client.post(REGISTER, typed(sessions))

    assert Session.objects.count() == 0
    assert MAIL not in client.cookies[TYPED_ANSWERS_COOKIE].value
    client.post("/es/exit/")
    assert client.cookies[TYPED_ANSWERS_COOKIE].value == ""
    client.cookies[TYPED_ANSWERS_COOKIE] = "00ff"
    assert client.get(SENT).status_code == 200


def test_capability_C3_who_corrects_their_address_finds_the_form_as_it_was_filled(client, sessions):
    client.post(REGISTER, typed(sessions, webinars=["5"], sector="government", quotation="on"))

    page = client.get(CORRECT).text

    for field in (f'value="{MAIL}"', 'value="Colibrí"', 'value="Silla de ruedas"', 'value="EC" selected'):
        assert field in page
    assert ticked(page) == {
        *(("appears_as", "alias"), ("webinars", "5"), ("joins_new_webinars", ""), ("needs", "captions")),
        *(("use_of_data", ""), ("quotation", "")),
    }
    assert "en Quito" in page


def test_the_answers_that_are_corrected_are_of_that_browser_that_cycle_and_ten_minutes(client, sessions):
    empty = values(Client().get(REGISTER).text)
    client.post(REGISTER, typed(sessions))
    carried = client.cookies[TYPED_ANSWERS_COOKIE].value

    assert [values(page.get(where).text) for page, where in ((client, REGISTER), (Client(), CORRECT))] == [empty] * 2
    with clock.at(clock.now() + timedelta(minutes=11)):
        assert values(client.get(CORRECT).text) == empty
    Cycle.objects.update(public_id="0therCyc1e")
    client.cookies[TYPED_ANSWERS_COOKIE] = carried
    assert values(client.get(CORRECT).text) == empty


def test_the_name_that_was_not_chosen_stays_nowhere_in_the_browser(client, sessions):
    client.post(REGISTER, typed(sessions, appears_as="none", alias="Colibrí", name="Ana Ortiz"))

    page = client.get(CORRECT).text

    assert 'value="EC" selected' in page
    assert "Colibrí" not in page
    assert "Ana Ortiz" not in page


def test_the_longest_answers_fit_into_the_browser(client, sessions):
    longest = typed(sessions, appears_as="name", name="🦜" * 80, note="🦜" * 300, email=f"{'a' * 60}@{'b.' * 90}org")

    client.post(REGISTER, longest)

    assert len(client.cookies[TYPED_ANSWERS_COOKIE].value) < LARGEST_COOKIE
    assert "🦜" * 300 in client.get(CORRECT).text


LARGEST_COOKIE = 4000
"""Browsers keep none of more than 4096 bytes with its name."""


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("colibri@gmial.com", "colibri@gmail.com"),
        ("colibri@gmail.co", "colibri@gmail.com"),
        ("colibri@hotmai.com", "colibri@hotmail.com"),
        ("colibri@yaho.com", "colibri@yahoo.com"),
        ("colibri@ministerio.gob.pe", ""),
        ("colibri@gmail.com", ""),
        ("colibri@mail.com", ""),
    ],
)
def test_a_domain_that_is_one_slip_away_from_a_frequent_one_is_recognised(written, meant):
    assert likely_address(written) == meant


def test_capability_C3_a_likely_slip_is_asked_about_once_and_taken_when_it_is_meant(client, cycle, sessions):
    asked = client.post(REGISTER, typed(sessions) | {"email": "colibri@gmial.com"})
    assert "¿Quiso decir colibri@gmail.com?" in asked.text
    assert 'name="email_meant" value="colibri@gmial.com"' in asked.text

    client.post(REGISTER, typed(sessions) | {"email": "colibri@gmial.com", "email_meant": "colibri@gmial.com"})

    assert registration(cycle).email() == "colibri@gmial.com"


def test_a_likely_slip_is_asked_about_once_all_else_is_in_order(client, cycle, sessions):
    """Beside another fault the question is overlooked, and the form sent again would pass for an answer."""
    slip = typed(sessions, email="colibri@gmial.com")

    with_another_fault = client.post(REGISTER, slip | {"use_of_data": ""})
    alone = client.post(REGISTER, slip)
    client.post(REGISTER, slip | {"email_meant": "colibri@gmial.com"})

    asked = [("¿Quiso decir" in page.text, 'name="email_meant"' in page.text) for page in (with_another_fault, alone)]
    assert asked == [(False, False), (True, True)]
    assert registration(cycle).email() == "colibri@gmial.com"


def test_whoever_registers_is_asked_to_look_at_their_mail(client, cycle, sessions):
    answer = client.post(REGISTER, typed(sessions), follow=True)

    assert answer.redirect_chain == [(SENT, 302)]
    assert "Revise su correo" in answer.text
    person = registration(cycle)
    assert (person.state, person.name(), person.note(), person.needs) == (
        "pending",
        "Colibrí",
        "Silla de ruedas",
        ["captions"],
    )


def ticked(page: str) -> set[tuple[str, str]]:
    return set(re.findall(r'<input type="(?:radio|checkbox)" name="(\w+)"(?: value="(\w+)")?[^>]* checked', page))


def values(page: str) -> list[str]:
    """What stands in the fields of text, the country chosen and the boxes ticked."""
    written = re.findall(r'<input type="(?:text|email)"[^>]*? value="([^"]*)"', page)
    return [*written, *re.findall(r'value="(\w*)" selected', page), *sorted(map(str, ticked(page)))]


MOST_ASKED = 17
"""Statements of the database, without those that only say where a transaction begins and ends."""


def asked_for(client, form) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        client.post(REGISTER, form)
    return [one["sql"] for one in asked]


def test_an_accepted_form_reads_nothing_that_only_its_page_shows(client, sessions):
    statements = asked_for(client, typed(sessions))

    assert not any("planning_teamrole" in sql for sql in statements)
    assert sum(sql.startswith(("SELECT", "INSERT", "UPDATE")) for sql in statements) <= MOST_ASKED


@pytest.mark.one_database
def test_nobody_is_looked_for_among_all_who_registered(client, sessions):
    """Other writers wait meanwhile. What a plan says is SQLite's: PostgreSQL reads all of a table that has few rows."""
    statements = asked_for(client, typed(sessions) | {"once": "a" * 32})

    own = [sql for sql in statements if sql.startswith("SELECT") and '"convening_' in sql]
    asked = [sql for sql in own if "convening_registrationquestion" not in sql]  # of which a cycle has five at most
    steps = [step for sql in asked for step in steps_of(sql)]
    assert len(asked) == 2
    assert any("registrations_of_an_address" in step for step in steps)
    assert not [step for step in steps if step.startswith("SCAN") or step.endswith("(cycle_id=?)")]


def steps_of(sql: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return [step for *_place, step in cursor.fetchall()]


def test_others_wait_for_what_is_written_alone(client, sessions):
    """What the sessions and the close of the cycle are is read, and who registers is sealed, before the lock."""
    statements = asked_for(client, typed(sessions) | {"once": "a" * 32})
    begun = next(place for place, sql in enumerate(statements) if CLAIM.fullmatch(sql))

    assert any("planning_webinar" in sql for sql in statements[:begun])
    assert not any(sql.startswith("SELECT") and "planning_" in sql for sql in statements[begun:])


def test_a_form_that_is_refused_waits_for_nobody_who_writes(client, sessions):
    statements = asked_for(client, typed(sessions, email="colibri.correo.org") | {"once": "a" * 20})

    assert [sql for sql in statements if not sql.startswith("SELECT")] == []


def test_invariant_23_alias_is_the_default_and_no_permission_is_ticked(client, sessions):
    page = client.get(REGISTER).text

    assert ticked(page) == {
        ("appears_as", "alias"),
        ("webinars", "4"),
        ("webinars", "5"),
        ("joins_new_webinars", ""),
    }
    assert not re.search(r'name="(?:sex|gender|telephone|phone|photo|birth|document)', page)


def test_who_registers_reads_that_no_page_lists_who_takes_part(client, sessions):
    assert "Ninguna página muestra una lista de quienes participan" in client.get(REGISTER).text


def test_what_is_missing_is_said_and_nothing_typed_is_lost(client, cycle, sessions):
    answer = client.post(REGISTER, typed(sessions, email="colibri.correo.org", use_of_data="", webinars=["5"]))

    assert answer.status_code == 422
    assert re.findall(r'href="#(\w+)">', answer.text) == ["main", "id_email", "id_use_of_data"]
    assert "Escriba un correo con @" in answer.text
    assert "Marque que acepta el uso de sus datos." in answer.text
    for field in ('value="colibri.correo.org"', 'value="Colibrí"', 'value="Silla de ruedas"', 'value="EC" selected'):
        assert field in answer.text
    assert re.findall(r'name="webinars" value="(\d)"[^>]* checked', answer.text) == ["5"]
    with scope(cycle=cycle):
        assert not Registration.objects.exists()


def test_the_hours_follow_the_country_that_was_chosen(client, sessions):
    before = client.get(REGISTER).text
    after = client.post(REGISTER, typed(sessions, country="UY", email="")).text

    assert "en Lima" in before
    assert "en Montevideo" in after


@pytest.mark.parametrize(
    ("appears_as", "field"), [("alias", {"alias": " "}), ("name", {"alias": "Colibrí"}), ("", {"alias": "Colibrí"})]
)
def test_who_wants_a_name_writes_it(client, sessions, appears_as, field):
    answer = client.post(REGISTER, typed(sessions, appears_as=appears_as) | field)

    assert answer.status_code == 422


def test_without_a_name_none_is_kept(client, cycle, sessions):
    client.post(REGISTER, typed(sessions, appears_as="none"))

    assert (registration(cycle).appears_as, registration(cycle).name()) == ("none", "")


@pytest.mark.parametrize("ordinal", ["1", "9"])
def test_a_session_that_is_over_or_was_never_there_cannot_be_chosen(client, sessions, ordinal):
    assert client.post(REGISTER, typed(sessions, webinars=[ordinal])).status_code == 422


def test_threat_T21_the_answer_is_the_same_for_a_new_a_waiting_and_a_registered_address(cycle, sessions):
    seen = []
    for prepare in (lambda: None, lambda: waiting(cycle, sessions), lambda: confirmed(cycle, sessions)):
        prepare()
        answer = Client().post(REGISTER, typed(sessions), follow=True)
        seen.append((answer.status_code, answer.redirect_chain, answer.content))

    assert seen[0] == seen[1] == seen[2]
    assert mail().subject == "Su inscripción"


def test_promise_L04_the_same_form_sent_twice_registers_once(client, cycle, sessions):
    form = typed(sessions, once="a-key")

    sent = [client.post(REGISTER, form) for _ in range(2)]

    assert [answer["Location"] for answer in sent] == [SENT, SENT]
    assert registration(cycle)
    assert Notice.objects.count() == 1


@pytest.mark.parametrize("state", [CycleState.CLOSING, CycleState.DOCUMENTED])
def test_a_cycle_that_is_over_says_so_and_takes_nothing(client, cycle, sessions, state):
    Cycle.objects.update(state=state)

    page, posted = client.get(REGISTER), client.post(REGISTER, typed(sessions))

    assert "La inscripción está cerrada" in page.text
    assert posted.status_code == 200
    with scope(cycle=cycle):
        assert not Registration.objects.exists()


def test_a_cycle_without_a_session_to_come_says_so(client, cycle, webinars):
    assert "No queda ninguna sesión de este ciclo." in client.get(REGISTER).text


def test_a_cycle_that_is_not_announced_is_not_there(client, cycle, sessions):
    Cycle.objects.update(state=CycleState.DESIGN)

    assert client.get(REGISTER).status_code == 404


def test_whoever_is_registered_already_is_led_to_their_page(cycle, sessions):
    browser = browser_of(confirmed(cycle, sessions))

    assert "Ir a su página" in browser.get(REGISTER).text


def test_the_first_view_weighs_little_and_asks_for_few_files(client, sessions):
    page = client.get(REGISTER, headers={"Accept-Encoding": "gzip"})

    files = re.findall(r'(?:href|src)="(/static/[^"]+)"', client.get(REGISTER).text)
    assert len(files) == 4
    assert len(page.content) < 9_000


def test_capability_C1_registering_comes_over_a_bad_line_in_few_bytes(client, sessions):
    """The form, what it asks for and the page after it, each once and compressed: 30 KB of a line with its headers."""
    first, sent = (client.get(page, headers={"Accept-Encoding": "gzip"}) for page in (REGISTER, SENT))
    files = set(re.findall(r'(?:href|src)="/static/([^"]+)"', client.get(REGISTER).text + client.get(SENT).text))

    assert len(first.content) + len(sent.content) + sum(map(_served_bytes, files)) < MOST_BYTES


def _served_bytes(address: str) -> int:
    text = Path(find(address)).read_text()
    return len(gzip.compress((shortened(text) if address.endswith(".css") else text).encode(), 9))


def test_threat_T20_the_mail_holds_no_word_that_was_typed_and_no_theme(client, sessions):
    client.post(REGISTER, typed(sessions, alias="http://visite.example"))

    message = mail()
    assert message.subject == "Confirme su inscripción"
    for word in ("visite", "Ciclo de prueba", "ciclo-de-prueba", "Sesión por venir", "Silla"):
        assert word not in message.subject + message.body


def test_the_mail_is_written_in_the_language_of_the_page(client, sessions):
    client.post(REGISTER.replace("/es/", "/pt-br/"), typed(sessions))

    message = mail()
    assert message.subject == "Confirme sua inscrição"
    assert "/pt-br/me/#" in message.body


def test_an_address_is_written_to_six_times_an_hour_at_most(cycle, sessions):
    for _ in range(9):
        Client().post(REGISTER, typed(sessions))

    assert Notice.objects.count() == 6


def test_the_form_does_not_take_what_the_action_refuses(scoped, sessions):
    """An import or another page may call the action too: it checks by itself."""
    for wrong, words in (
        ({"webinars": []}, "al menos una"),
        ({"purposes": ["quotation"]}, "acepta el uso"),
        ({"name": " "}, "cómo quiere aparecer"),
    ):
        with pytest.raises(Refused, match=words):
            actions.register_participant(cycle=scoped, answers=answers(sessions, **wrong))
