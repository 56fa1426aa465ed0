"""How a long list goes on: the token itself says all, signed. So it outlives a restart, and no table holds it."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing

from tinkuy.publication.records.queries import Place

from .arguments import LIST, OaiRequest
from .errors import BAD_RESUMPTION_TOKEN, ProtocolError

LIFETIME = timedelta(hours=24)
SALT = "tinkuy.hub.harvesting.resumption"


@dataclass(frozen=True)
class Resumption:
    """The list that is gone on with: as it was asked, behind which record, how many were handed out, of how many."""

    query: OaiRequest
    place: Place
    handed_out: int
    total: int


def token_of(resumption: Resumption) -> str:
    query, place = resumption.query, resumption.place
    values = [
        query.verb,
        [query[name] for name in LIST],
        place.changed_at.isoformat(),
        place.pk,
        resumption.handed_out,
        resumption.total,
    ]
    return signing.TimestampSigner(salt=SALT).sign_object(values, compress=True)


def resumption_of(query: OaiRequest, token: str) -> Resumption:
    """What the *token* goes on with: one of ours, of this verb, given out within a day."""
    try:
        verb, arguments, moment, pk, handed_out, total = signing.TimestampSigner(salt=SALT).unsign_object(
            token, max_age=LIFETIME
        )
        place = Place(datetime.fromisoformat(moment), pk)
    except (signing.BadSignature, ValueError, TypeError, json.JSONDecodeError):
        raise ProtocolError(BAD_RESUMPTION_TOKEN, "The token is none of ours, or older than a day.") from None
    if verb != query.verb:
        raise ProtocolError(BAD_RESUMPTION_TOKEN, "The token goes on with another verb.")
    values = {name: value for name, value in zip(LIST, arguments, strict=True) if value}
    return Resumption(OaiRequest(verb, values), place, handed_out, total)
