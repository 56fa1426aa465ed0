"""Who hosts what, whom the rotation suggests next, and how much of the work is done outside the coordination."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.core.text import folded
from tinkuy.journal.models import Entry
from tinkuy.people.countries import country_name
from tinkuy.people.roles import Role
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.cycles.queries import invited_countries, webinars_in_order


@dataclass(frozen=True)
class HostedSession:
    """A session and its host. `suggested` is the code of a country where it has none and is still to come."""

    webinar: Webinar
    suggested: str
    may_change: bool


@dataclass(frozen=True)
class Hosting:
    """`hosted` of `sessions` have a country as host; `by_country` counts them, by name."""

    sessions: tuple[HostedSession, ...]
    by_country: tuple[tuple[str, int], ...]

    @property
    def hosted(self) -> int:
        return sum(bool(one.webinar.host_country) for one in self.sessions)


def suggested_hosts(
    invited: Mapping[str, str], hosts: Sequence[tuple[int, str]], without: Iterable[int]
) -> dict[int, str]:
    """For each place in *without*, in order: who hosted least, then longest ago, then the first by name.

    *invited* has the name of each invited country by its code, *hosts* place and code of each session with a host. A
    suggestion counts as hosting for the ones after it, so that it goes round.
    """
    places: dict[str, list[int]] = {code: [] for code in invited}
    for place, code in hosts:
        if code in places:
            places[code].append(place)
    suggested = {}
    for place in sorted(without):
        if places:
            code = min(places, key=lambda c: (len(places[c]), max(places[c], default=0), folded(invited[c]), c))
            places[code].append(place)
            suggested[place] = code
    return suggested


def hosting_of(cycle: Cycle) -> Hosting:
    """Every session but cancelled ones, in order, in two queries."""
    webinars = [webinar for webinar in webinars_in_order() if webinar.state != WebinarState.CANCELLED]
    names = {code: country_name(code) for code in invited_countries(cycle)}
    hosts = [(webinar.ordinal, webinar.host_country) for webinar in webinars if webinar.host_country]
    coming = [webinar.ordinal for webinar in webinars if not (webinar.host_country or rules.took_place(webinar))]
    suggested = suggested_hosts(names, hosts, coming)
    counts = {code: sum(host == code for _place, host in hosts) for code in names}
    return Hosting(
        tuple(HostedSession(w, suggested.get(w.ordinal, ""), not rules.took_place(w)) for w in webinars),
        tuple(sorted(counts.items(), key=lambda item: (-item[1], folded(names[item[0]])))),
    )


WORK: tuple[tuple[str | Promise, dict[str, set[str]]], ...] = (
    (_("Sessions"), {"webinar": {"added", "edited", "moved", "started", "held", "summarised"}}),
    (_("Agenda"), {"segment": {"added", "edited"}, "webinar": {"started agenda", "copied agenda", "reordered"}}),
    (
        _("Threads"),
        {"hook": {"planned", "edited", "planted", "resolved", "restored", "passed on", "settled", "dropped"}},
    ),
    (_("Hosting"), {"webinar": {"chose the host of"}}),
    (
        _("Decisions"),
        {
            "decision": {"proposed", "recorded"},
            "decisionvoice": {"answered", "offered a resolution to", "accepted the resolution of"},
        },
    ),
    (_("Tasks"), {"task": {"added", "did"}}),
    (
        _("Themes and the call"),
        {
            "theme": {"added", "renamed"},
            "proposal": {"proposed", "accepted", "declined", "showed"},
            "proposalvote": {"voted on"},
            "proposalcomment": {"commented", "showed"},
        },
    ),
    (_("Plan of systematisation"), {"systematisationplan": {"planned systematisation"}, "milestone": {"added"}}),
    (_("Notes"), {"note": {"wrote", "proposed", "accepted", "edited"}}),
    (_("Quotes"), {"excerpt": {"coded", "recoded", "cited"}}),
    (_("Findings"), {"finding": {"wrote", "edited", "submitted"}, "evidence": {"added"}}),
    (_("Validations"), {"finding": {"validated"}}),
)
"""The deeds that are work: what was added, written, led or answered. Looking, giving roles and undoing are not."""


@dataclass(frozen=True)
class Share:
    """`outside` of `total` deeds of one kind (or of all) were done by persons who do not coordinate the cycle."""

    label: str | Promise
    outside: int
    total: int


@dataclass(frozen=True)
class ShareOfWork:
    whole: Share
    kinds: tuple[Share, ...]


def share_of_work(cycle: Cycle) -> ShareOfWork:
    """In two queries. Persons of the team only: what participants do carries no person in the journal."""
    coordinating = set(TeamRole.objects.filter(role=Role.COORDINATION).values_list("person_id", flat=True))
    team_entries = Entry.objects.filter(cycle=cycle.public_id, actor__isnull=False).order_by()
    totals, outside = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    counts = team_entries.values_list("subject", "deed", "actor_id").annotate(count=Count("pk"))
    for subject, deed, actor, count in counts:
        totals[subject, deed] += count
        outside[subject, deed] += count * (actor not in coordinating)
    kinds = tuple(_share(label, deeds, outside, totals) for label, deeds in WORK)
    whole = Share("", sum(kind.outside for kind in kinds), sum(kind.total for kind in kinds))
    return ShareOfWork(whole, tuple(kind for kind in kinds if kind.total))


def _share(
    label: str | Promise,
    deeds: dict[str, set[str]],
    outside: Counter[tuple[str, str]],
    totals: Counter[tuple[str, str]],
) -> Share:
    pairs = [(subject, deed) for subject, names in deeds.items() for deed in names]
    return Share(label, sum(outside[pair] for pair in pairs), sum(totals[pair] for pair in pairs))
