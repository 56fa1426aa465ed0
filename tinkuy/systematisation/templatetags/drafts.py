"""Where a page offers a draft by a machine; without the programs it offers none and says nothing."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.conf import settings

from tinkuy.language.translation.drafting import GIST
from tinkuy.systematisation.drafts.queries import directions_from, directions_of

register = template.Library()


@register.inclusion_tag("systematisation/parts/draft_offer.html", takes_context=True)
def draft_offer(context: dict[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    """Links that fill a form's empty language with a draft, or the notice that one was filled in so."""
    request = context["request"]
    directions = directions_of(texts, request.cycle.main_language)
    language = request.GET.get("draft", "")
    names = dict(settings.LANGUAGES)
    return {
        "offers": [(target, names[target]) for _source, target in directions if target != language],
        "drafted": names[language] if language in {target for _source, target in directions} else "",
        "is_gist": any(direction == GIST for direction in directions if direction[1] == language),
    }


@register.inclusion_tag("systematisation/parts/draft_links.html", takes_context=True)
def draft_links(context: dict[str, Any], webinar: Any, source: str) -> dict[str, Any]:
    """Links that read a session's transcript in another language."""
    names = dict(settings.LANGUAGES)
    return {
        "cycle": context["request"].cycle.slug,
        "n": webinar.ordinal,
        "offers": [(code, names[code], (source, code) == GIST) for code in directions_from(source)],
    }
