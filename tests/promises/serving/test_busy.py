"""V16 and V18: nothing heavy is done while others wait for a lock, and what is busy says so, in words."""

import re
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, OperationalError, connection, connections, transaction
from django.test import Client

from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.attendance.tests.made import line, report
from tinkuy.config.web.busy import is_busy
from tinkuy.core import clock, heavy
from tinkuy.journal.models import AcceptedPost
from tinkuy.people.actions.entering import make_sign_in_code
from tinkuy.people.models import SignInCode
from tinkuy.systematisation.materials.models import Material
from tinkuy.systematisation.materials.tests.documents import pdf
from tinkuy.uploads.models import Batch, Upload

TEAM = "/es/team/c/ciclo-de-prueba/"
VTT = b"WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Coordina>Buenos dias a todas las personas\n"
REPORT = report(line("Ana", "ana@example.org"))
LIST = b"Nombre;Correo;Pais\nAna Paz;ana@example.org;PE\n"
MATERIAL = {
    "title_es": "Lo proyectado",
    "tier": "team",
    "licence": "CC BY 4.0",
    "author": "Hub",
    "consent": "por escrito",
}
PASSWORD = "cuatro palabras en fila"


def file(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


DEEDS: dict[str, tuple[str, Callable[[], dict[str, object]], type]] = {
    "a transcript": (f"{TEAM}systematise/s/1/transcript/", lambda: {"file": file("s1.vtt", VTT)}, Upload),
    "a report": (
        f"{TEAM}attendance/s/1/import/",
        lambda: {"file": file("a.csv", REPORT), "zone": "UTC"},
        AttendanceImport,
    ),
    "reports": (f"{TEAM}attendance/files/", lambda: {"reports": [file("a.csv", REPORT)], "zone": "UTC"}, Batch),
    "a list": (f"{TEAM}registrations/import/", lambda: {"file": file("a.csv", LIST)}, Upload),
    "slides": (
        f"{TEAM}systematise/s/1/materials/add/slides/",
        lambda: MATERIAL | {"file": file("a.pdf", pdf())},
        Material,
    ),
}


@pytest.fixture
def browser(scoped, webinars, coordination, signed_in, settings, tmp_path) -> Iterator[Client]:
    settings.DATA_FOLDER = tmp_path
    with clock.at(datetime(2026, 3, 25, 12, tzinfo=UTC)):
        yield signed_in(coordination)


@pytest.mark.parametrize("name", DEEDS)
def test_promise_V16_a_file_is_read_before_its_post_locks_anything_and_the_post_is_done_once(browser, name):
    """That nothing is read inside a transaction each test of the suite watches: see `tests/heavy_work.py`."""
    address, fields, model = DEEDS[name]

    first = browser.post(address, fields() | {"once": "k1"})
    again = browser.post(address, fields() | {"once": "k1"})

    assert first.status_code == again.status_code == 302, first.text
    assert first.url == again.url
    assert model._default_manager.count() == 1
    assert AcceptedPost.objects.get().location == first.url


def test_promise_V16_what_watches_the_suite_sees_a_file_that_is_read_inside_a_transaction(scoped, webinars):
    assert not heavy.is_inside_transaction()
    with transaction.atomic():
        assert heavy.is_inside_transaction()


def test_promise_V16_a_password_is_hashed_before_its_post_locks_anything(coordination):
    browser, address = entered_just_now(coordination), "/es/team/security/password/"
    answers = [browser.post(address, {"password": PASSWORD, "again": PASSWORD, "once": "k1"}) for _press in range(2)]
    tried = Client().post("/es/sign-in/password/", {"email": coordination.email, "password": "no", "once": "k2"})

    assert [answer.status_code for answer in answers] == [302, 302]
    assert tried.status_code == 422


def entered_just_now(person) -> Client:
    client = Client()
    code = make_sign_in_code(person=person)
    assert client.post("/es/sign-in/code/", {"email": person.email, "code": code}).status_code == 302
    return client


@contextmanager
def every_turn_taken(bench: heavy.Bench) -> Iterator[None]:
    """As many at work, and as many waiting, as there is room for."""
    with ExitStack() as taken:
        for _ in range(bench.most):
            taken.enter_context(bench.seat())
        yield


def test_promise_V16_who_comes_beyond_is_told_to_come_back_and_nothing_was_done(browser):
    address, fields, model = DEEDS["a transcript"]

    with every_turn_taken(heavy.FILES):
        busy = browser.post(address, fields() | {"once": "k1"})
    after = browser.post(address, fields() | {"once": "k1"})

    assert busy.status_code == 503
    assert busy["Retry-After"] == "10"
    assert "no se pudo hacer todavía" in busy.text
    assert "elegirlo otra vez" in busy.text
    assert after.status_code == 302
    assert model._default_manager.count() == 1


@pytest.mark.django_db(transaction=True)
def test_promise_V16_of_two_who_prepare_the_same_post_at_once_one_does_it(browser, coordination):
    address, fields, model = DEEDS["a transcript"]
    both, answers = threading.Barrier(2), []

    def send() -> None:
        client = Client()
        client.cookies = browser.cookies.copy() if hasattr(browser.cookies, "copy") else browser.cookies
        both.wait()
        answers.append(client.post(address, fields() | {"once": "k1"}))
        connections.close_all()

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {answer.status_code for answer in answers} == {302}
    assert len({answer.url for answer in answers}) == model._default_manager.count() == 1


@contextmanager
def locked_by_another_writer() -> Iterator[None]:
    """Somebody else writes and does not end; we wait for a moment only, not for ten seconds."""
    is_file = connection.vendor == "sqlite"
    if is_file:
        other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
    else:
        other = connection.copy().get_new_connection(connection.get_connection_params())
        other.execute("BEGIN; LOCK TABLE people_signincode, planning_hook, journal_acceptedpost IN EXCLUSIVE MODE")
    with pytest.MonkeyPatch.context() as patch, closing(other):
        if is_file:
            patch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.04)
            yield
        else:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout='40ms'")
            yield
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout='10s'")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("language", "sentence"),
    [("es", "no se pudo hacer todavía"), ("pt-br", "ainda não pôde ser feito"), ("en", "could not be done yet")],
)
def test_promise_V18_a_held_lock_is_a_sentence_and_what_was_typed_is_kept(coordination, language, sentence):
    client = Client(raise_request_exception=False)
    sent = {"email": coordination.email, "once": "k1", "next": '/es/"><script>'}
    address = f"/{language}/sign-in/"
    client.get(address)

    with locked_by_another_writer():
        with_key = client.post(address, sent)
        without = client.post(address, {"email": coordination.email})
    fields = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', with_key.text))
    again = client.post(address, {name: unescape(value) for name, value in fields.items()})

    assert [with_key.status_code, without.status_code] == [503, 503]
    assert sentence in with_key.text
    assert with_key["Retry-After"]
    assert {name: unescape(value) for name, value in fields.items()} == sent
    assert again.status_code == 302
    assert SignInCode.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_promise_V18_a_secret_is_not_carried_by_the_page_that_says_busy(coordination):
    client = Client(raise_request_exception=False)

    with every_turn_taken(heavy.PASSWORDS):
        busy = client.post("/es/sign-in/password/", {"email": coordination.email, "password": PASSWORD})

    assert busy.status_code == 503
    assert PASSWORD not in busy.text


def test_other_faults_of_the_database_are_not_said_to_be_busy(db):
    with pytest.raises(DatabaseError) as fault, connection.cursor() as cursor:
        cursor.execute("SELECT * FROM no_such_table")

    assert not is_busy(fault.value)
    assert not is_busy(OperationalError("something"))
