"""What a cycle tells of itself by mail: its title, the hub, who coordinates it, where to answer."""

from django.urls import reverse
from django_scopes import scope

from tinkuy.core.text import folded, in_language
from tinkuy.notices.discretion import Discretion
from tinkuy.notices.letterhead import Letterhead
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.team.invitation import ADDRESS

from .queries import hub_line, hub_words


def letterhead_of(public_id: str, language: str) -> Letterhead | None:
    """Of the cycle with this *public_id*; None of a sensitive one: mail is read by others."""
    cycle = Cycle.objects.filter(public_id=public_id, is_sensitive=False).first()
    if cycle is None:
        return None
    words = hub_words()
    return Letterhead(
        cycle=_without_links(in_language(cycle.title, language, cycle.main_language)),
        hub=_on_one_line(hub_line()),
        institution=_without_links(_institution(cycle)),
        contact=words.contact if words else "",
    )


def discretion_of(public_id: str, _language: str) -> Discretion | None:
    """Of the sensitive cycle with this *public_id*. Its team is led to the page of what waits for it."""
    cycle = Cycle.objects.filter(public_id=public_id, is_sensitive=True).first()
    if cycle is None:
        return None
    titles = [folded(title) for title in cycle.title.values() if title.strip()]
    return Discretion(
        slug=cycle.slug,
        tells=lambda text: any(title in folded(text) for title in titles),
        page=reverse("desk:home"),
    )


def _without_links(words: str) -> str:
    """Any account may start a cycle: a link in what it calls itself reaches no stranger in our name."""
    return "" if ADDRESS.search(words) else _on_one_line(words)


def _on_one_line(words: str) -> str:
    """A line break in a subject or a sender keeps the message from going at all."""
    return " ".join(words.split())


def _institution(cycle: Cycle) -> str:
    """The one that all who coordinate it belong to; of several, none stands for the others.

    Who is invited and not in yet tells nothing of their account, not even to the cycle.
    """
    with scope(cycle=cycle):
        entered = TeamRole.objects.exclude(TeamRole.AWAITED)
        coordinators = entered.filter(role=Role.COORDINATION, person__organisation__isnull=False)
        names = set(coordinators.values_list("person__organisation__name", flat=True))
    return names.pop() if len(names) == 1 else ""
