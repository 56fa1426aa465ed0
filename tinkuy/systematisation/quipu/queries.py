"""The quipu of a cycle: its sessions, its quotes by minute, its threads, as the figure wants them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from django.utils.translation import get_language, gettext as _

from tinkuy.core.rows.compiled_query import CompiledQuery, cycle_in_scope
from tinkuy.core.text import in_language
from tinkuy.design.figures.quipu.geometry import Cord, Knot, Thread, ThreadState
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hooks.models import Hook
from tinkuy.planning.hooks.queries import WEBINARS_OF
from tinkuy.systematisation.evidence import rules
from tinkuy.systematisation.evidence.models.code import Code, FindingKind
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.queries.attributes import under_present_regime

Address = Callable[[Excerpt], str]

STATES: dict[str, ThreadState] = {
    "planned": "planned",
    "planted": "planted",
    "resolved": "resolved",
    "dropped": "dropped",
}
CODES_OF = CompiledQuery(lambda cycle: Code.objects.with_scope(cycle=cycle).order_by())
HOOKS_OF = CompiledQuery(lambda cycle: Hook.objects.with_scope(cycle=cycle).order_by("number"))
QUOTES_OF = CompiledQuery(lambda cycle: Excerpt.objects.with_scope(cycle=cycle).defer("text").order_by("pk"))
WITH_CAPTIONS = CompiledQuery(
    lambda cycle: (
        Excerpt.objects.with_scope(cycle=cycle)
        .select_related("webinar", "cue")
        .defer("text", "cue__text")
        .order_by("pk")
    )
)
UNSEEN_IN_PUBLIC = (WebinarState.CANCELLED, WebinarState.DRAFT)
NEAR_THE_END = 0.93
"""Where a thread begins whose minute nobody noted: threads are left open as a session closes."""


@dataclass(frozen=True)
class QuipuData:
    """`counts` by kind; `per_webinar` rows of `number`, `title`, `counts`, `total`, in order.

    `passages` are the coded passages of the knots, by the number of their session, without their text.
    """

    cords: tuple[Cord, ...]
    threads: tuple[Thread, ...]
    counts: dict[str, int]
    per_webinar: tuple[dict[str, Any], ...]
    passages: Mapping[int, Sequence[Excerpt]]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def quipu_of(
    cycle: Cycle,
    *,
    public: bool,
    address: Address | None = None,
    code: str = "",
    country: str = "",
    webinars: Iterable[Webinar] | None = None,
    hooks: Iterable[Hook] | None = None,
) -> QuipuData:
    """The quipu of *cycle*, in the active language, in six queries.

    *public* leaves out drafts of sessions and what was said under the Chatham House Rule or in closed parts. *address*
    gives the link of each quote's knot; *code* (a key) and *country* leave the knots of one code or country. *webinars*
    and *hooks* are those of the cycle, in order, where whoever asks has read them.
    """
    unseen = UNSEEN_IN_PUBLIC if public else (WebinarState.CANCELLED,)
    everything = WEBINARS_OF.rows(cycle_in_scope()) if webinars is None else webinars
    webinars = [webinar for webinar in everything if webinar.state not in unseen]
    quotes = WITH_CAPTIONS if address else QUOTES_OF  # an address says the place of the caption
    coded = under_present_regime(cycle, _with_codes(quotes.rows(cycle_in_scope())))
    if public:
        coded = [excerpt for excerpt in coded if rules.may_publish_passage(excerpt.regime)]
    if code or country:
        coded = [one for one in coded if code in ("", str(one.code_id)) and country in ("", one.country)]
    by_webinar: Mapping[int, list[Excerpt]] = _grouped(coded)
    cords = tuple(_cord(cycle, webinar, by_webinar[webinar.pk], address) for webinar in webinars)
    rows = tuple(_row(cycle, webinar, by_webinar[webinar.pk]) for webinar in webinars)
    passages = {webinar.ordinal: by_webinar[webinar.pk] for webinar in webinars}
    threads = _threads(cycle, webinars, HOOKS_OF.rows(cycle_in_scope()) if hooks is None else hooks)
    return QuipuData(cords, threads, _counts(coded), rows, passages)


def _with_codes(quotes: Sequence[Excerpt]) -> Sequence[Excerpt]:
    """A cycle has some codes and many quotes: each code is made once."""
    codes = {code.pk: code for code in CODES_OF.rows(cycle_in_scope())} if quotes else {}
    for quote in quotes:
        if quote.code_id in codes:
            quote.code = codes[quote.code_id]
    return quotes


def _grouped(excerpts: Sequence[Excerpt]) -> Mapping[int, list[Excerpt]]:
    groups: dict[int, list[Excerpt]] = defaultdict(list)
    for excerpt in sorted(excerpts, key=lambda excerpt: (excerpt.start_ms, excerpt.start)):
        groups[excerpt.webinar_id].append(excerpt)
    return groups


def _counts(excerpts: Sequence[Excerpt]) -> dict[str, int]:
    counts = Counter(excerpt.kind for excerpt in excerpts)
    return {kind.value: counts[kind] for kind in FindingKind}


def _cord(cycle: Cycle, webinar: Webinar, excerpts: Sequence[Excerpt], address: Address | None) -> Cord:
    words = _KnotWords()
    return Cord(
        number=webinar.ordinal,
        title=_words(cycle, webinar.title),
        date=printed_day(webinar.starts_at, cycle.zone),
        minutes=webinar.minutes,
        is_held=webinar.is_held or bool(excerpts),
        knots=tuple(words.knot(webinar, excerpt, address(excerpt) if address else "") for excerpt in excerpts),
    )


class _KnotWords:
    """What all knots of a cord say in the active language, looked up once."""

    def __init__(self) -> None:
        self._place = _("Session %(number)s, minute %(minute)s")
        self._kinds = {kind.value: str(kind.label) for kind in FindingKind}

    def knot(self, webinar: Webinar, excerpt: Excerpt, href: str) -> Knot:
        kind = self._kinds[excerpt.kind]
        coded = f"{kind} {excerpt.code.label}" if excerpt.code else kind
        place = self._place % {"number": webinar.ordinal, "minute": int(excerpt.minute)}
        country = f", {country_name(excerpt.country)}" if excerpt.country else ""
        source = f" ({excerpt.get_source_display()})" if excerpt.is_live else ""
        return Knot(excerpt.minute, excerpt.kind, f"{place}. {coded}{country}{source}", href)


def _row(cycle: Cycle, webinar: Webinar, excerpts: Sequence[Excerpt]) -> dict[str, Any]:
    return {
        "number": webinar.ordinal,
        "title": _words(cycle, webinar.title),
        "counts": _counts(excerpts),
        "total": len(excerpts),
    }


def _threads(cycle: Cycle, webinars: Sequence[Webinar], hooks: Iterable[Hook]) -> tuple[Thread, ...]:
    by_key = {webinar.pk: webinar for webinar in webinars}
    return tuple(
        _thread(cycle, hook, by_key[hook.origin_id], by_key.get(hook.target_id or 0))
        for hook in hooks
        if hook.origin_id in by_key
    )


def _thread(cycle: Cycle, hook: Hook, origin: Webinar, target: Webinar | None) -> Thread:
    begun = hook.planted_second / 60 if hook.planted_second is not None else origin.minutes * NEAR_THE_END
    is_drawn = target is not None and hook.state != "dropped"
    return Thread(
        label=hook.label,
        text=_words(cycle, hook.text),
        origin=origin.ordinal,
        origin_minute=begun,
        target=target.ordinal if target and is_drawn else None,
        target_minute=(hook.resolved_second or 0) / 60 if is_drawn else None,
        state=STATES[hook.state],
    )


def _words(cycle: Cycle, texts: Mapping[str, str]) -> str:
    return in_language(texts, get_language() or "es", cycle.main_language)


def printed_day(moment: datetime, zone: str) -> str:
    """«4 jun», in the cycle's zone and the active language."""
    locale = (get_language() or "es").replace("-", "_")
    return str(format_date(moment.astimezone(ZoneInfo(zone)), "d MMM", locale=_babel(locale))).rstrip(".")


def _babel(code: str) -> str:
    language, _sep, territory = code.partition("_")
    return f"{language}_{territory.upper()}" if territory else language
