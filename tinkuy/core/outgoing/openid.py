"""An OpenID provider as a client meets it: discovery, the request, and the identity that came back, verified.

Only the configured issuer is spoken to, by the one guarded client: what its own document names on another host is
refused. Its document and its keys are kept for an hour, so that nobody who opens the page makes us ask. PyJWT verifies
signatures; nothing here is cryptography of our own.
"""

import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode, urlsplit

from .fetching import NotFetched, fetch_json
from .remembered_answers import RememberedAnswers

if TYPE_CHECKING:
    import jwt

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures by a key of the issuer's: with none, or by the shared secret, a token proves nothing here."""

_answers = RememberedAnswers()


class NotProven(Exception):
    """The provider does not answer, or what it says does not prove who this is. Its text is for the log only."""


@dataclass(frozen=True)
class Provider:
    """The issuer's address, what it knows us by, and the name that people know it by."""

    issuer: str
    client: str
    secret: str
    name: str


@dataclass(frozen=True)
class Attempt:
    """What one browser keeps between asking and coming back. It is good for one return."""

    state: str
    nonce: str
    verifier: str

    @classmethod
    def new(cls) -> "Attempt":
        return cls(*(secrets.token_urlsafe(32) for _ in range(3)))


def address_to_ask(provider: Provider, attempt: Attempt, *, back: str) -> str:
    """Where the browser goes to prove who it is."""
    challenge = base64.urlsafe_b64encode(hashlib.sha256(attempt.verifier.encode()).digest()).rstrip(b"=").decode()
    parameters = {
        "response_type": "code",
        "client_id": provider.client,
        "redirect_uri": back,
        "scope": "openid email",
        "state": attempt.state,
        "nonce": attempt.nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    endpoint = _endpoint(provider, _document(provider), "authorization_endpoint")
    return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(parameters)}"


def verified_address(provider: Provider, attempt: Attempt, *, code: str, back: str) -> str:
    """The e-mail that the issuer says it verified, from a token that it signed for us and for this attempt."""
    document = _document(provider)
    answer = _post(
        provider,
        _endpoint(provider, document, "token_endpoint"),
        {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": attempt.verifier},
    )
    claims = _claims(provider, document, str(answer.get("id_token", "")))
    if not secrets.compare_digest(str(claims.get("nonce", "")).encode(), attempt.nonce.encode()):
        raise NotProven("the token was made for another attempt")
    if claims.get("email_verified") not in (True, "true") or not claims.get("email"):
        raise NotProven("the issuer did not verify an e-mail")
    return str(claims["email"])


def _claims(provider: Provider, document: Mapping[str, Any], token: str) -> Mapping[str, Any]:
    import jwt  # here, for every process would load it with all of its certificates

    try:
        wanted = jwt.get_unverified_header(token).get("kid")
        keys = _endpoint(provider, document, "jwks_uri")
        usable = _usable(_get(keys), wanted) or _usable(_get(keys, anew=True), wanted)
        if not usable:
            raise NotProven("the token names no key of the issuer's")
        return jwt.decode(
            token,
            usable[0],
            algorithms=ALGORITHMS,
            audience=provider.client,
            issuer=document["issuer"],
            leeway=60,
            options={"require": ["iss", "aud", "exp", "iat", "sub"]},
        )
    except jwt.PyJWTError as error:
        raise NotProven(type(error).__name__) from error


def _usable(key_set: Mapping[str, Any], wanted: str | None) -> list["jwt.PyJWK"]:
    """The keys that may have signed; the issuer may have changed them since we asked."""
    import jwt

    keys = jwt.PyJWKSet.from_dict(dict(key_set)).keys
    return [key for key in keys if wanted in (None, key.key_id) and key.algorithm_name in ALGORITHMS]


def _endpoint(provider: Provider, document: Mapping[str, Any], name: str) -> str:
    """The address that the issuer's *document* gives for *name*, if it is the issuer's own."""
    address = str(document.get(name, ""))
    if _origin(address) != _origin(provider.issuer):
        raise NotProven(f"{name} is not at the issuer")
    return address


def _document(provider: Provider) -> Mapping[str, Any]:
    configuration = _get(f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration")
    if str(configuration.get("issuer", "")).rstrip("/") != provider.issuer.rstrip("/"):
        raise NotProven("the document is of another issuer")
    return configuration


def _origin(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.scheme, parts.netloc


def _get(address: str, *, anew: bool = False) -> Mapping[str, Any]:
    try:
        return _answers.get(address, anew=anew)
    except NotFetched as fault:
        raise NotProven(str(fault)) from fault


def _post(provider: Provider, address: str, fields: Mapping[str, str]) -> Mapping[str, Any]:
    """Client and secret by HTTP Basic, each encoded first (RFC 6749, 2.3.1)."""
    pair = f"{quote(provider.client, safe='')}:{quote(provider.secret, safe='')}".encode()
    headers = {"Authorization": f"Basic {base64.b64encode(pair).decode()}"}
    try:
        return fetch_json(address, data=urlencode(fields).encode(), headers=headers)
    except NotFetched as fault:
        raise NotProven(str(fault)) from fault
