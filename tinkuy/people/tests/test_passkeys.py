import pytest
from django.test import Client

from tinkuy.core.errors import Refused
from tinkuy.people.actions.passkeys import add_passkey, ask_for_new_passkey, ask_for_passkey, use_passkey
from tinkuy.people.models import Passkey
from tinkuy.people.signin import STATE

from .conftest import SITE, options_on, set_up_passkey
from .softkey import SoftKey

pytestmark = pytest.mark.both_databases

ENTER = "/en/sign-in/passkey/"
NEW = "/en/team/security/passkeys/new/"


def show(client, key, **fields):
    return client.post(ENTER, {"answer": key.shown(options_on(client.get(ENTER))), **fields})


def test_a_passkey_enters_alone_and_counts_as_both_steps(client, coordination):
    key = set_up_passkey(coordination)

    answer = show(client, key, next="/en/team/cycles/new/")

    assert answer["Location"] == "/en/team/cycles/new/"
    assert client.session[STATE]["strong"]
    assert Passkey.objects.get().used_at


def test_a_passkey_that_asked_for_neither_finger_nor_pin_does_not_enter_alone(client, coordination):
    key = set_up_passkey(coordination)
    key.verifies = False

    assert show(client, key).status_code == 422


def test_an_answer_opens_once(client, coordination):
    key = set_up_passkey(coordination)
    answer = key.shown(options_on(client.get(ENTER)))

    assert client.post(ENTER, {"answer": answer}).status_code == 302
    client.post("/en/sign-out/")
    assert client.post(ENTER, {"answer": answer}).status_code == 422


def test_an_answer_given_to_another_site_opens_nothing(client, coordination):
    key = set_up_passkey(coordination)
    key.origin = "http://testserver.evil.example"

    assert show(client, key).status_code == 422


def test_a_key_that_nobody_added_and_nonsense_open_nothing(client, coordination):
    assert show(client, SoftKey(SITE)).status_code == 422
    for nonsense in ("", "{}", "[]", '"x"', '{"id": 1}', "ñ"):
        assert client.post(ENTER, {"answer": nonsense}).status_code == 422


def test_another_key_does_not_sign_for_the_one_that_was_added(client, coordination):
    key, other = set_up_passkey(coordination), SoftKey(SITE)
    other.id = key.id

    assert show(client, other).status_code == 422


def test_a_passkey_of_someone_who_left_opens_nothing(client, coordination):
    key = set_up_passkey(coordination)
    coordination.is_active = False
    coordination.save()

    assert show(client, key).status_code == 422


def test_a_person_adds_a_passkey_and_gets_recovery_codes_once(coordination, entered):
    browser = entered(coordination)
    key = SoftKey(SITE)

    page = browser.post(NEW, {"name": "Mi teléfono", "answer": key.made(options_on(browser.get(NEW)))})

    assert len(page.context["codes"]) == 10
    assert page.context["codes"][0] in page.text
    assert browser.session[STATE]["strong"]
    again = SoftKey(SITE)
    second = browser.post(NEW, {"name": "Otra", "answer": again.made(options_on(browser.get(NEW)))})
    assert second["Location"] == "/en/team/security/"


def test_a_passkey_needs_a_name(coordination):
    options, challenge = ask_for_new_passkey(person=coordination, site=SITE)

    with pytest.raises(Refused, match="nombre"):
        add_passkey(person=coordination, name=" ", answer=SoftKey(SITE).made(options), challenge=challenge, site=SITE)


def test_the_same_passkey_is_not_kept_twice(coordination, observer):
    key = set_up_passkey(coordination)
    options, challenge = ask_for_new_passkey(person=observer, site=SITE)

    with pytest.raises(Refused, match="ya está en uso"):
        add_passkey(person=observer, name="Mía", answer=key.made(options), challenge=challenge, site=SITE)


def test_who_removes_a_passkey_enters_by_it_no_more_and_nobody_removes_another_s(coordination, observer, entered):
    key = set_up_passkey(observer)
    stranger, owner, row = entered(coordination), entered(observer), Passkey.objects.get()
    remove = "/en/team/security/passkeys/remove/", {"passkey": row.public_id}

    stranger.post(*remove)
    assert Passkey.objects.exists()

    show(owner, key)
    owner.post(*remove)
    assert not Passkey.objects.exists()
    assert show(Client(), key).status_code == 422


def test_a_challenge_is_needed(coordination):
    key = set_up_passkey(coordination)
    options, _challenge = ask_for_passkey(site=SITE)

    with pytest.raises(Refused):
        use_passkey(answer=key.shown(options), challenge=None, site=SITE)


def test_the_owner_renames_a_passkey_and_nobody_else_does(coordination, observer, entered):
    owner = entered(observer)
    set_up_passkey(observer)
    key = Passkey.objects.get()
    rename = "/es/team/security/passkeys/name/"

    entered(coordination).post(rename, {"passkey": key.public_id, "name": "Ajena"})
    assert Passkey.objects.get().name == "Mi teléfono"
    page = owner.post(rename, {"passkey": key.public_id, "name": "  Llave \n azul "}, follow=True)
    assert Passkey.objects.get().name == "Llave azul"
    assert "nuevo nombre" in page.text


def test_a_passkey_keeps_its_name_where_the_new_one_is_empty(coordination, entered):
    browser = entered(coordination)
    set_up_passkey(coordination)
    key = Passkey.objects.get()

    sent = {"passkey": key.public_id, "name": " ", "once": "ZGVlZC1vZi10aGUtcHJlc3M"}
    pages = [browser.post("/es/team/security/passkeys/name/", sent) for _ in range(2)]

    for page in pages:
        assert (page.status_code, page.context["request"].path) == (422, "/es/team/security/")
        assert "un nombre" in page.text
    assert "un nombre" not in browser.get("/es/team/security/").text, "it was said once"
    assert Passkey.objects.get().name == "Mi teléfono"
