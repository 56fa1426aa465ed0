"""For whom somebody works: an institution of the directory, or as they wrote it, sealed."""

from collections.abc import Iterable

from tinkuy.convening.registrations.models import Registration
from tinkuy.people.models import Organisation
from tinkuy.planning.institutions.fields import matching

MOST_SUGGESTED = 80
"""Names of the directory on a page: it has to come over a bad line."""


def suggested_organisations(invited: Iterable[str]) -> list[str]:
    """Names that the field of the organisation suggests: of the *invited* countries and of several."""
    known = Organisation.objects.filter(country__in=["", *invited]).order_by("name")
    return list(dict.fromkeys(known.values_list("name", flat=True)[:MOST_SUGGESTED]))


def named_institution(name: str, country: str) -> Organisation | None:
    """The institution of the directory that somebody of *country* means by *name*, if it is one alone."""
    if not name:
        return None
    namesakes = matching(name, Organisation.objects.all())
    own = [one for one in namesakes if one.country == country] or namesakes
    return own[0] if len(own) == 1 else None


def name_organisation(registration: Registration, name: str) -> None:
    """Set for whom they work, whose country is set before; an empty *name* takes it away. Does not save."""
    registration.organisation = named_institution(name, registration.country)
    registration.sealed_organisation = b""
    if name and registration.organisation is None:
        registration.seal_organisation(name)


def organisation_of(registration: Registration) -> str:
    """As the directory calls it, or as they wrote it."""
    return str(registration.organisation or "") or registration.written_organisation()
