"""The institutions of a country that take part, of what is public already: no person, and no count of persons.

An institution is named where its country shows the whole of an answer, or where it made an agreement that is public
and whose regime names its parties.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import ngettext

from tinkuy.hub.agreements.queries import PublicAgreement
from tinkuy.hub.country_page.answers import CountryAnswer


@dataclass(frozen=True)
class NamedInstitution:
    """How many recommendations it answers and how many agreements it made, of those that everybody reads."""

    name: str
    answers: int
    agreements: int

    @property
    def deeds(self) -> str:
        answers = ngettext("Answers one recommendation", "Answers %(count)s recommendations", self.answers)
        agreements = ngettext("takes part in one agreement", "takes part in %(count)s agreements", self.agreements)
        counted = [(answers, self.answers), (agreements, self.agreements)]
        words = " · ".join(deed % {"count": count} for deed, count in counted if count)
        return words[:1].upper() + words[1:]


def named_institutions(
    country: str, answers: Iterable[CountryAnswer], agreements: Iterable[PublicAgreement]
) -> list[NamedInstitution]:
    """Those of *country* alone, by name; *answers* are its own. Nothing is read."""
    answered = Counter(name for one in answers for name in set(one.answered_by))
    agreed = Counter(name for one in agreements for name, of in set(one.institutions) if of == country)
    names = sorted({*answered, *agreed}, key=str.casefold)
    return [NamedInstitution(name, answered[name], agreed[name]) for name in names]
