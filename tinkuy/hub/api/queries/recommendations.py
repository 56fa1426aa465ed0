"""Recommendations with what countries show of their answers: those of the page that lists them."""

from collections.abc import Iterable, Sequence

from django.conf import settings

from tinkuy.hub.api.pages import Listing
from tinkuy.hub.api.parameters import Wish
from tinkuy.hub.api.problems import Problem
from tinkuy.hub.api.resources import CountryState, Recommendation
from tinkuy.hub.country_page.answers import words_of_versions
from tinkuy.hub.recommendations.queries import ListedRecommendation, Narrowing, PublicRecommendations, PublicRow
from tinkuy.publication.versions.models import PublishedFinding

from .addresses import address


def recommendations(wish: Wish) -> Listing:
    every = PublicRecommendations()
    rows = every.narrowed(Narrowing(wish.one("country"), wish.one("state"), wish.one("cycle")))
    return Listing(len(rows), lambda first, most: recommendations_of(every, rows[first : first + most]))


def recommendation(key: str) -> Recommendation:
    every = PublicRecommendations()
    printed = PublishedFinding.objects.filter(finding__public_id=key).values_list("finding_id", flat=True)
    rows = [row for row in every.rows if row.finding in set(printed)]
    if not rows:
        gone = PublishedFinding.objects.filter(finding__public_id=key).exists()
        raise Problem(410 if gone else 404, "The recommendation is not published, or not any more.")
    return recommendations_of(every, rows)[0]


def recommendations_of(every: PublicRecommendations, rows: Sequence[PublicRow]) -> list[Recommendation]:
    titles = _titles(row.finding for row in rows)
    listed = every.of_page(rows, settings.LANGUAGE_CODE)
    return [_recommendation(one, titles) for one in listed]


def _recommendation(one: ListedRecommendation, titles: dict[str, dict[str, str]]) -> Recommendation:
    return Recommendation(
        id=one.printed.thread,
        code=one.printed.code,
        cycle=one.cycle.slug,
        title=titles.get(one.printed.thread, {one.printed.language: one.printed.title}),
        states=[CountryState(state.country, state.state.value) for state in one.states],
        unnamed=one.unnamed,
        address=address("hub:recommendation", one.printed.language, one.printed.thread),
        is_example=one.cycle.is_example,
    )


def _titles(findings: Iterable[int]) -> dict[str, dict[str, str]]:
    """By the key of the recommendation, how the newest version of each language words it."""
    printed = PublishedFinding.objects.filter(finding__in=set(findings), version__retired_at=None)
    rows = printed.order_by("version__number").values_list(
        "finding__public_id", "version__language", "version_id", "code"
    )
    newest = {(key, language): (version, code) for key, language, version, code in rows}
    words = words_of_versions({version for version, _code in newest.values()})
    titles: dict[str, dict[str, str]] = {}
    for (key, language), (version, code) in newest.items():
        if title := words.get(version, {}).get(code, ""):
            titles.setdefault(key, {})[language] = title
    return titles
