"""The quality of a finding, line by line: what the data tell, and what a person has to say."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _, ngettext

from tinkuy.core.text import listed
from tinkuy.language.personal_data.guard import alerts
from tinkuy.systematisation.evidence.kind_details import has_addressee, missing_details
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.finding import CLOSED, Finding
from tinkuy.systematisation.evidence.queries.findings import FindingSummary

from .models import HAS_INFINITIVES, FindingLink, QualityItem, Tie, starts_with_a_verb


@dataclass(frozen=True)
class Line:
    """`item` is set where a person is asked; `advice` says what to do while it is not met."""

    fact: str | Promise
    is_met: bool
    advice: str | Promise = ""
    item: str = ""
    ticked_by: str = ""


def quality_of(summary: FindingSummary) -> list[Line]:
    """Every line, met or not, in order: the evidence, the words, what its kind asks, what a person reads."""
    return [
        *_evidence(summary),
        *_words(summary.finding),
        *_kind(summary.finding),
        *_open_changes(summary),
        *_ticked_items(summary.finding),
    ]


def _evidence(summary: FindingSummary) -> Iterator[Line]:
    yield Line(
        _("It rests on quotes of two countries or more"),
        len(summary.countries) > 1,
        _("Look for a quote of another country; under the Chatham House Rule countries are not counted."),
    )
    yield Line(_("It rests on two sessions or more"), summary.webinars > 1, _("Look for a quote of another session."))


def _words(finding: Finding) -> Iterator[Line]:
    texts = [*finding.text.values(), *finding.heading.values(), *detail_texts(finding)]
    alert_count = sum(len(alerts(text)) for text in texts)
    yield Line(
        _("No personal data stand in its words"),
        not alert_count,
        ngettext(
            "%(count)s passage looks like an address, a telephone or an identity number. Take it out.",
            "%(count)s passages look like addresses, telephones or identity numbers. Take them out.",
            alert_count,
        )
        % {"count": alert_count},
    )


def detail_texts(finding: Finding) -> list[str]:
    """What its kind tells, as plain texts in every language."""
    return [text for words in finding.details.values() if isinstance(words, dict) for text in words.values()]


def _kind(finding: Finding) -> Iterator[Line]:
    missing = missing_details(finding.kind, finding.details)
    if finding.kind == FindingKind.RECOMMENDATION:
        yield Line(
            _("It says to whom it is addressed"),
            has_addressee(finding.details),
            _("Name somebody inside or outside the organisation. Without it the countries are not asked."),
        )
        texts = [finding.text.get(code, "") for code in HAS_INFINITIVES]
        yield Line(
            _("It starts with what is to be done"),
            all(starts_with_a_verb(text) for text in texts if text),
            _("Begin with a verb: «Abrir…», «Acordar…»."),
        )
    yield Line(
        _("It tells what its kind asks"),
        not missing,
        _("Still to write: %(fields)s.") % {"fields": listed(str(field.label).lower() for field in missing)},
    )


def _open_changes(summary: FindingSummary) -> Iterator[Line]:
    open_ones = [one for one in summary.changes if one.asks]
    yield Line(
        _("No change or objection is left without an answer"),
        not open_ones,
        _("Take it into the words, or say what became of it."),
    )


def _ticked_items(finding: Finding) -> Iterator[Line]:
    words = finding.content_hash
    ticks = {tick.item: tick for tick in finding.ticks.all()}
    for item in QualityItem:
        tick = ticks.get(item.value)
        is_met = tick is not None and tick.content_hash == words
        advice = _("The words changed since somebody said so. Read them again.") if tick else _("Read it and say so.")
        by = tick.ticked_by.name if is_met and tick and tick.ticked_by else ""
        yield Line(item.label, is_met, advice, item.value, by)


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
