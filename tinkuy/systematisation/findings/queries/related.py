"""What a finding leads to and comes from, and what became of it."""

from dataclasses import dataclass

from django.db.models import Q

from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.finding import CLOSED, Finding
from tinkuy.systematisation.findings.models import FindingLink, Tie


@dataclass(frozen=True)
class Related:
    """Links of one finding, each with both its ends."""

    leads_to: tuple[FindingLink, ...] = ()
    comes_from: tuple[FindingLink, ...] = ()
    merged_into: tuple[FindingLink, ...] = ()
    merged_in: tuple[FindingLink, ...] = ()
    split_into: tuple[FindingLink, ...] = ()
    split_from: tuple[FindingLink, ...] = ()

    @property
    def became(self) -> Finding | None:
        """Where the address of a finding that is no more leads on."""
        return self.merged_into[0].target if self.merged_into else None


def related_to(finding: Finding) -> Related:
    links = list(FindingLink.objects.filter(Q(origin=finding) | Q(target=finding)).select_related("origin", "target"))

    def of(tie: Tie, *, on: bool) -> tuple[FindingLink, ...]:
        return tuple(
            link for link in links if link.tie == tie and (link.origin_id if on else link.target_id) == finding.pk
        )

    return Related(
        leads_to=of(Tie.LEADS_TO, on=True),
        comes_from=of(Tie.LEADS_TO, on=False),
        merged_into=of(Tie.MERGED_INTO, on=True),
        merged_in=of(Tie.MERGED_INTO, on=False),
        split_into=of(Tie.SPLIT_INTO, on=True),
        split_from=of(Tie.SPLIT_INTO, on=False),
    )


def to_lead_to(finding: Finding) -> list[Finding]:
    """The findings of later kinds that this one may lead to and does not yet."""
    order = list(FindingKind)
    later = order[order.index(FindingKind(finding.kind)) + 1 :]
    linked = FindingLink.objects.filter(origin=finding, tie=Tie.LEADS_TO).values("target")
    later_findings = Finding.objects.filter(cycle=finding.cycle_id, kind__in=later).exclude(
        state__in=("rejected", "replaced")
    )
    return list(later_findings.exclude(pk__in=linked).order_by("kind", "number"))


def to_merge_with(finding: Finding) -> list[Finding]:
    """The findings of the same kind that may become part of this one."""
    same_kind = Finding.objects.filter(cycle=finding.cycle_id, kind=finding.kind).exclude(state__in=CLOSED)
    return list(same_kind.exclude(pk=finding.pk).order_by("number"))


def link_with(finding: Finding, key: str) -> FindingLink | None:
    if not (key.isascii() and key.isdigit()) or len(key) > 12:
        return None
    ends = Q(origin=finding) | Q(target=finding)
    return FindingLink.objects.filter(ends, pk=key).select_related("origin", "target", "cycle").first()
