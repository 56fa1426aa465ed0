"""L04: a post with a key is carried out at most once, and every retry gets the same answer."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.db.models.signals import post_save
from django.http import HttpResponse, HttpResponseRedirect
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.running import Site, running
from tinkuy.core import clock
from tinkuy.core.deeds import prepares, writing
from tinkuy.core.errors import Refused
from tinkuy.core.rows.compiled_insert import CompiledInsert
from tinkuy.journal.actions import KEPT, forget_accepted_posts
from tinkuy.journal.models import AcceptedPost, Entry
from tinkuy.journal.once import OnceMiddleware
from tinkuy.notices.models import Notice
from tinkuy.people.actions.entering import make_sign_in_code
from tinkuy.people.models import SignInCode

SIGN_IN = "/en/sign-in/"
CODE = "/en/sign-in/code/"


def ask(client: Client, person, key: str = "k1"):
    return client.post(SIGN_IN, {"email": person.email, "once": key})


def test_promise_L04_a_retry_gets_the_same_answer_and_does_nothing(client, coordination):
    first, second = ask(client, coordination), ask(client, coordination)

    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    assert first.status_code == 302
    assert Notice.objects.count() == 1


def test_another_key_is_another_deed(client, coordination):
    ask(client, coordination, "k1")
    ask(client, coordination, "k2")

    assert Notice.objects.count() == 2


def test_promise_L04_long_keys_that_begin_alike_are_different_ones(client, coordination):
    for end in ("a", "b", "b"):
        assert ask(client, coordination, "k" * 64 + end).status_code == 302

    assert Notice.objects.count() == 2


def test_a_form_with_an_error_does_not_use_up_its_key(client, coordination):
    refused = client.post(SIGN_IN, {"email": "not an address", "once": "k1"})
    mended = ask(client, coordination)

    assert refused.status_code == 422
    assert mended.status_code == 302
    assert Notice.objects.count() == 1


def test_other_words_under_the_same_key_are_told_apart(client, coordination, observer):
    ask(client, coordination)
    other = ask(client, observer)

    assert other.status_code == 409
    assert "already sent" in other.content.decode()
    assert Notice.objects.count() == 1


def test_the_same_key_of_another_person_is_another_deed(signed_in, coordination, observer):
    ask(signed_in(coordination), observer)
    ask(signed_in(observer), observer)

    assert Notice.objects.count() == 2


def test_a_refusal_under_a_key_is_answered_as_any_other_and_keeps_nothing(client, db):
    answers = [client.post("/en/sign-in/link/never-made/", {"once": "k1"}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert "used already or has expired" in answers[0].content.decode()
    assert AcceptedPost.objects.count() == 0


def test_a_wrong_code_counts_as_a_try_even_under_a_key(client, coordination):
    code = make_sign_in_code(person=coordination)
    wrong = "000000" if code != "000000" else "111111"

    for number in range(5):
        answer = client.post(CODE, {"email": coordination.email, "code": wrong, "once": f"k{number}"})
        assert answer.status_code == 422
    right = client.post(CODE, {"email": coordination.email, "code": code, "once": "k9"})

    assert right.status_code == 422
    assert SignInCode.objects.get().tries == 5


def test_a_page_that_turns_away_does_not_use_up_the_key(client, db):
    answer = client.post("/en/sign-out/", {"once": "k1"})

    assert answer["Location"].startswith("/en/sign-in/")
    assert AcceptedPost.objects.count() == 0


def test_a_failure_of_the_server_takes_everything_back(coordination):
    client = Client(raise_request_exception=False)

    def fail(**kwargs):
        raise RuntimeError("the disk is on fire")

    post_save.connect(fail, sender=Notice)
    try:
        failed = ask(client, coordination)
    finally:
        post_save.disconnect(fail, sender=Notice)

    assert failed.status_code == 500
    assert (AcceptedPost.objects.count(), SignInCode.objects.count()) == (0, 0)
    assert ask(client, coordination).status_code == 302


def test_a_prepared_deed_is_one_transaction_without_savepoint_and_a_refused_one_leaves_none(transactional_db, rf):
    """A savepoint would cost more than the deed: SQLite keeps beside it what each page of the file was before."""
    refusals = [Refused("not today")]

    @prepares
    def view(request):
        try:
            with writing():
                CompiledInsert(Entry).add(Entry(deed="was done", subject="cycle", subject_id="a"))
                for refused in refusals:
                    raise refused
        except Refused:
            assert not connection.in_atomic_block
            return HttpResponse(status=422)
        return HttpResponseRedirect("/done/")

    def respond(request):
        return once.process_view(request, view, (), {}) or view(request)

    def post():
        return once(rf.post("/", {"once": "k1"}))

    once = OnceMiddleware(respond)
    assert (post().status_code, Entry.objects.count(), AcceptedPost.objects.count()) == (422, 0, 0)
    refusals.clear()
    with CaptureQueriesContext(connection) as statements:
        assert [post().url, post().url] == ["/done/", "/done/"]
    assert (Entry.objects.count(), AcceptedPost.objects.count()) == (1, 1)
    assert not [one for one in statements if "SAVEPOINT" in one["sql"]]


def test_a_forged_post_is_refused_before_its_key_is_claimed(coordination):
    answer = ask(Client(enforce_csrf_checks=True), coordination)

    assert answer.status_code == 403
    assert AcceptedPost.objects.count() == 0


def test_keys_are_forgotten_after_a_week(client, coordination):
    ask(client, coordination)

    assert forget_accepted_posts() == 0
    with clock.at(clock.now() + KEPT * 2):
        assert forget_accepted_posts() == 1


def hook(text: str, key: str) -> dict[str, str]:
    return {"text_es": text, "kind": "open_question", "origin": "1", "target": "product", "once": key}


@pytest.mark.processes
def test_promise_L04_the_same_key_from_eight_threads_across_a_crash_makes_one_object(site: Site):
    seed = site.seed()
    address = f"/es/team/c/{seed['cycle']}/plan/hooks/new/"

    def send(_number: int):
        return site.post(address, hook("¿Quién identifica?", "k1"), seed["session"])

    with running(site), ThreadPoolExecutor(8) as threads:
        before = list(threads.map(send, range(24)))
        site.kill()
        site.start()
        after = list(threads.map(send, range(8)))

    assert {(answer.status, answer.location) for answer in [*before, *after]} == {
        (302, f"/es/team/c/{seed['cycle']}/plan/#threads")
    }
    assert site.texts_of_hooks() == ["¿Quién identifica?"]
