"""Who hosts what, and whom the rotation suggests next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tinkuy.core.text import folded
from tinkuy.people.countries import country_name
from tinkuy.planning import rules
from tinkuy.planning.models import Cycle, Webinar, WebinarState

from .focal_points import invited_countries
from .lookup import webinars_in_order


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
