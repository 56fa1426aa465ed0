"""How much of the work of a cycle is done outside its coordination, worked out from its journal."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.journal.models import Entry
from tinkuy.people.roles import Role
from tinkuy.planning.models import Cycle, TeamRole

WORK: tuple[tuple[str | Promise, dict[str, set[str]]], ...] = (
    (_("Sessions"), {"webinar": {"added", "edited", "moved", "started", "held", "summarised"}}),
    (_("Agenda"), {"segment": {"added", "edited"}, "webinar": {"started agenda", "copied agenda", "reordered"}}),
    (_("Threads"), {"hook": {"planned", "edited", "planted", "resolved", "passed on", "settled", "dropped"}}),
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
    done = Entry.objects.filter(cycle=cycle.public_id, actor__isnull=False).order_by()
    totals, outside = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    counts = done.values_list("subject", "deed", "actor_id").annotate(count=Count("pk"))
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
