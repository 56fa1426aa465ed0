"""What the draft itself shows of a criterion, in a sentence beside it: numbers of its data, or that nothing is written.
A peer judges; this only saves them the search. Pure, in the language that is active.
"""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _, ngettext

from tinkuy.core.text import listed
from tinkuy.people.countries import country_name
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers.language import long_date
from tinkuy.publication.reviews.criteria import CRITERIA


def facts_of(content: SheetContent, language: str) -> Mapping[str, str]:
    """By the code of a criterion; one of which nothing can be counted has none. *language* is the reader's."""
    facts = {one.code: FACTS[one.code](content, language) for one in CRITERIA if one.code in FACTS}
    return {code: fact for code, fact in facts.items() if fact}


def _applied(content: SheetContent, language: str) -> str:
    number = len(content.past_webinars)
    if not number:
        return _("The draft shows no session that was held.")
    days = dict.fromkeys(long_date(day, language) for day in (content.starts_on, content.ends_on) if day)
    sessions = ngettext("%(count)d session was held", "%(count)d sessions were held", number) % {"count": number}
    return f"{sessions}: {' – '.join(days)}." if days else f"{sessions}."


def _relevant(content: SheetContent, language: str) -> str:
    if not content.risks:
        return _nothing(content, "context")
    countries = {code for item in content.risks for code in item.countries}
    named = listed(sorted(country_name(code, language) for code in countries))
    risks = ngettext("%(count)d risk", "%(count)d risks", len(content.risks)) % {"count": len(content.risks)}
    return _("%(risks)s, named by: %(countries)s.") % {"risks": risks, "countries": named} if named else f"{risks}."


def _effective(content: SheetContent, language: str) -> str:
    agreements = len(content.agreements)
    if not agreements:
        return _nothing(content, "results")
    return ngettext("%(count)d public agreement.", "%(count)d public agreements.", agreements) % {"count": agreements}


def _replicable(content: SheetContent, language: str) -> str:
    steps = len(content.replicability)
    if not steps:
        return _nothing(content, "replicability")
    return ngettext("%(count)d step is written.", "%(count)d steps are written.", steps) % {"count": steps}


def _participatory(content: SheetContent, language: str) -> str:
    countries = len(content.scope.countries)
    invited = ngettext("%(count)d country was invited.", "%(count)d countries were invited.", countries)
    return " ".join(part for part in (invited % {"count": countries} if countries else "", content.validation) if part)


def _nothing(content: SheetContent, field: str) -> str:
    """That the field is empty; of one that says something its words are read in the draft."""
    return "" if getattr(content, field) else _("The draft says nothing of it yet.")


def _written(field: str) -> Callable[[SheetContent, str], str]:
    return lambda content, _language: _nothing(content, field)


FACTS: Mapping[str, Callable[[SheetContent, str], str]] = {
    "aplicada": _applied,
    "relevante": _relevant,
    "coherente": _written("objective"),
    "efectiva": _effective,
    "innovadora": _written("innovation"),
    "replicable": _replicable,
    "sostenible": _written("sustainability"),
    "genero": _written("approaches"),
    "participativa": _participatory,
    "segura": _written("safeguards"),
}
