"""Entering by the organisation's own sign-in, against a real provider on loopback: every request goes over HTTP."""

import base64
import hashlib
import json
import urllib.request
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings as live_settings
from django.test import Client

from tinkuy.core.outgoing import openid
from tinkuy.core.outgoing.openid import Attempt, NotProven, Provider
from tinkuy.people.models import Person

from .conftest import set_up_app

ASK, BACK = "/en/sign-in/provider/", "/sign-in/back/"


@pytest.fixture
def provider(settings):
    """A provider that asks nobody for a password; configured as the installation's."""
    import oidc_provider_mock  # a web server with all that it needs, which the other processes of a run do not

    with oidc_provider_mock.run_server_in_thread() as server:
        issuer = f"http://localhost:{server.server_port}"
        settings.OPENID_PROVIDER = Provider(issuer, "tinkuy", "a secret with / and :", "Ministerio")
        yield settings.OPENID_PROVIDER


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args, **kwargs):
        return None


def agree(address: str, email: str, *, verified: bool = True) -> str:
    """What a person does at the provider; the address that they are sent back to."""
    issuer = "{0.scheme}://{0.netloc}".format(urlsplit(address))
    claims = json.dumps({"email": email, "email_verified": verified}).encode()
    who = urllib.request.Request(f"{issuer}/users/someone", data=claims, method="PUT")
    who.add_header("Content-Type", "application/json")
    urllib.request.urlopen(who).close()
    try:
        urllib.request.build_opener(Stay).open(address, data=urlencode({"sub": "someone"}).encode())
    except urllib.error.HTTPError as sent_on:
        back = sent_on.headers["Location"]
        sent_on.close()
    parts = urlsplit(back)
    assert back.startswith(live_settings.BASE_ADDRESS)
    return f"{parts.path}?{parts.query}"


def come_back(client, email, **kind):
    return client.get(agree(client.get(f"{ASK}?next=/en/team/cycles/new/")["Location"], email, **kind))


def test_who_is_invited_enters_and_arrives_where_they_wanted_to_go(client, coordination, provider):
    answer = come_back(client, coordination.email.upper())

    assert answer["Location"] == "/en/team/cycles/new/"
    assert client.get("/en/team/cycles/").status_code == 200


def test_the_request_carries_state_nonce_and_a_hashed_verifier(client, provider, db):
    asked = parse_qs(urlsplit(client.get(ASK)["Location"]).query)
    state = client.session["openid"]

    assert asked["code_challenge_method"] == ["S256"]
    assert state["verifier"] not in str(asked)
    assert (asked["state"], asked["nonce"]) == ([state["state"]], [state["nonce"]])
    assert asked["redirect_uri"] == ["http://localhost:8000/sign-in/back/"]


def test_no_account_is_made_from_outside(client, coordination, provider):
    answer = come_back(client, "stranger@example.org")

    assert answer.status_code == 403
    assert not Person.objects.filter(email="stranger@example.org").exists()


def test_an_e_mail_that_the_provider_did_not_verify_opens_nothing(client, coordination, provider):
    assert come_back(client, coordination.email, verified=False).status_code == 403
    assert client.get("/en/team/cycles/").status_code == 302


def test_a_second_factor_is_asked_for_all_the_same(client, coordination, provider):
    set_up_app(coordination)

    assert come_back(client, coordination.email)["Location"] == "/en/sign-in/second/"


def test_an_answer_opens_once_and_only_in_the_browser_that_asked(client, coordination, provider):
    back = agree(client.get(ASK)["Location"], coordination.email)

    assert Client().get(back).status_code == 403
    assert client.get(back).status_code == 302
    assert client.get(back).status_code == 403


def test_a_wrong_state_opens_nothing(client, coordination, provider):
    back = agree(client.get(ASK)["Location"], coordination.email)

    assert client.get(back.replace("state=", "state=x")).status_code == 403


def test_the_code_is_exchanged_with_the_verifier_whose_hash_was_asked_with(client, coordination, provider, monkeypatch):
    """PKCE, RFC 7636: a code that somebody else caught is worth nothing."""
    sent = []
    exchange = openid._post
    monkeypatch.setattr(openid, "_post", lambda *what: sent.append(what[-1]) or exchange(*what))
    asked = client.get(ASK)["Location"]

    client.get(agree(asked, coordination.email))

    hashed = base64.urlsafe_b64encode(hashlib.sha256(sent[0]["code_verifier"].encode()).digest()).rstrip(b"=")
    assert parse_qs(urlsplit(asked).query)["code_challenge"] == [hashed.decode()]


def test_a_token_made_for_another_attempt_opens_nothing(client, coordination, provider):
    back = agree(client.get(ASK)["Location"], coordination.email)
    session = client.session
    session["openid"] = session["openid"] | {"nonce": "another"}
    session.save()

    assert client.get(back).status_code == 403


KEY, OTHER_KEY = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))


def signed(key=KEY, algorithm="RS256", **claims) -> str:
    claims = {"iss": "https://id.example.org", "aud": "tinkuy", "sub": "1", "iat": 0, "exp": 2**33} | claims
    return jwt.encode(claims, key, algorithm=algorithm, headers={"kid": "one"})


@pytest.mark.parametrize(
    ("token", "reason"),
    [
        (lambda: signed(OTHER_KEY), "InvalidSignatureError"),
        (lambda: signed("s" * 40, "HS256"), "InvalidAlgorithmError"),
        (lambda: signed("", "none"), "InvalidAlgorithmError"),
        (lambda: signed(aud="another"), "InvalidAudienceError"),
        (lambda: signed(iss="https://evil.example.org"), "InvalidIssuerError"),
        (lambda: signed(exp=1), "ExpiredSignatureError"),
        (lambda: "no token", "DecodeError"),
        (lambda: signed(), None),
    ],
)
def test_a_token_is_taken_only_as_the_issuer_signed_it_for_us(monkeypatch, token, reason):
    public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key())) | {"kid": "one", "alg": "RS256"}
    monkeypatch.setattr(openid, "_get", lambda address: {"keys": [public]})
    document = {"issuer": "https://id.example.org", "jwks_uri": "https://id.example.org/keys"}
    ours = Provider("https://id.example.org", "tinkuy", "secret", "Ministerio")

    if reason is None:
        assert openid._claims(ours, document, token())["sub"] == "1"
    else:
        with pytest.raises(NotProven, match=reason):
            openid._claims(ours, document, token())


def test_promise_I10_only_the_configured_issuer_is_spoken_to(monkeypatch):
    ours = Provider("https://id.example.org", "tinkuy", "secret", "Ministerio")
    elsewhere = {"issuer": "https://id.example.org", "authorization_endpoint": "https://evil.example.org/ask"}
    monkeypatch.setattr(openid, "_get", lambda address: elsewhere)

    with pytest.raises(NotProven, match="not at the issuer"):
        openid.address_to_ask(ours, Attempt.new(), back="https://tinkuy.example.org/sign-in/back/")


def test_promise_I10_where_others_reach_the_site_a_provider_on_this_machine_is_not_asked(provider, settings):
    settings.IS_LOOPBACK = False
    openid._answers.forget()

    with pytest.raises(NotProven, match="https"):
        openid.address_to_ask(provider, Attempt.new(), back="https://tinkuy.example.org/sign-in/back/")
    inner = Provider(provider.issuer.replace("http:", "https:"), "tinkuy", "secret", "Ministerio")
    with pytest.raises(NotProven, match="address"):
        openid.address_to_ask(inner, Attempt.new(), back="https://tinkuy.example.org/sign-in/back/")


def test_a_provider_that_does_not_answer_is_told_and_nothing_breaks(client, settings, db):
    settings.OPENID_PROVIDER = Provider("http://localhost:9", "tinkuy", "secret", "Ministerio")

    answer = client.get(ASK)

    assert answer.status_code == 403
    assert "Ministerio did not say who you are" in answer.text


def test_without_a_provider_there_is_neither_button_nor_address(client, db):
    assert "sign-in/provider" not in client.get("/en/sign-in/").text
    assert client.get(ASK).status_code == client.get(BACK).status_code == 404


def test_the_button_names_the_provider(client, provider, db):
    assert "Enter with Ministerio" in client.get("/en/sign-in/").text
