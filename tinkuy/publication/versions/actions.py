from dataclasses import replace

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _, ngettext

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules as team
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.decisions.models import Silence
from tinkuy.planning.hours import local_day
from tinkuy.planning.plan.actions import advance_cycle
from tinkuy.publication.content.sections import missing_fields
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.guard.queries import open_alerts_of
from tinkuy.publication.reviews import rules
from tinkuy.publication.reviews.beginning import wait_for_deeds_of
from tinkuy.publication.reviews.grading import grade_of_reviews
from tinkuy.publication.reviews.messages import tell_hub_editors, tell_of_publication
from tinkuy.publication.reviews.own_institution import demand_institutions_of_authors
from tinkuy.publication.reviews.words import needed_sentence
from tinkuy.publication.search.actions import write_card
from tinkuy.publication.sheets.actions import EDITABLE, change_state
from tinkuy.publication.sheets.drafting.content import draft_content
from tinkuy.publication.sheets.drafting.validation import round_sentence
from tinkuy.publication.sheets.models import Sheet, SheetKind, SheetState, SheetVersion
from tinkuy.publication.sheets.origin import Origin, states_origin
from tinkuy.publication.sheets.queries import draft, drafts_hash
from tinkuy.publication.translations.messages import tell_of_correction
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.findings.actions.writing import mark_published
from tinkuy.systematisation.rounds.queries.results import silence_sentence

from .corrections import changed_fields
from .models import Approval, PublishedFinding
from .queries import open_ends_of_cycle


@transaction.atomic
def approve_sheet(*, actor: Person, sheet: Sheet, read: str | None = None) -> Approval:
    """A focal point approves the exact words of all languages, once as many peers as it takes found them good.

    *read* is the fingerprint of the words that stood when their page was opened; None where no page did.
    """
    team.demand(actor, "approve_sheets", sheet.home)
    if rules.is_author(actor, sheet):
        raise Refused(_("Nobody approves their own text. Ask another focal point."))
    wait_for_deeds_of(sheet)
    content_hash = drafts_hash(sheet)
    if read not in (None, content_hash):
        raise Refused(_("The text changed since you opened this page. Read it again before you approve it."))
    demand_institutions_of_authors(sheet)
    if not rules.is_reviewed(sheet, content_hash):
        raise Refused(f"{needed_sentence(sheet.home)} {_('They are of the text as it stands now.')}")
    change_state(sheet, (SheetState.IN_REVIEW,), SheetState.APPROVED)
    approval: Approval
    approval, _is_new = Approval.objects.update_or_create(
        sheet=sheet,
        content_hash=content_hash,
        defaults={"cycle": sheet.cycle, "person": actor, "given_at": clock.now()},
    )
    tell_hub_editors(sheet, actor=actor)
    record(actor, "approved", sheet, content_hash=content_hash)
    return approval


@transaction.atomic
def document_cycle(*, actor: Person, cycle: Cycle) -> Cycle:
    """Take the cycle to *documented*, once a sheet of it is published."""
    if not SheetVersion.objects.filter(sheet__cycle=cycle, sheet__kind=SheetKind.SUBJECT, retired_at=None).exists():
        raise Refused(_("The cycle is documented once its sheet is published."))
    return advance_cycle(actor=actor, cycle=cycle, state=CycleState.DOCUMENTED)


class OpenAlerts(Refused):
    """Words that may be personal data wait to be decided: the page of the alerts says which."""


class BeforeTheEnd(Refused):
    """The cycle is not over: what the sheet prints of that was not confirmed, or something else is not over now."""


@transaction.atomic
def publish_sheet(*, actor: Person, sheet: Sheet, confirmed: str = "", read: str | None = None) -> list[SheetVersion]:
    """Publish the approved words, one version for each language. A hub editor does it who did not write them.

    While a session is still to come or a round is open, *confirmed* is the `key` of what is not over: published words
    are frozen, so whoever freezes them has read what they say of it. *read* is the fingerprint of the words that stood
    when their page was opened; None where no page did.
    """
    team.demand(actor, "publish_sheets", sheet.home)
    if rules.is_author(actor, sheet):
        raise Refused(_("Nobody publishes their own text. Ask another hub editor."))
    wait_for_deeds_of(sheet)
    words = drafts_hash(sheet)
    if read not in (None, words):
        raise Refused(_("The text changed since you opened this page. Read it again before you publish it."))
    if not Approval.objects.filter(sheet=sheet, content_hash=words).exists():
        raise Refused(_("No focal point approved exactly these words."))
    contents = [draft(sheet, language) for language in sheet.drafts]
    for content in contents:
        now = draft_content(sheet.home, content.language, sheet.kind)
        _demand_complete(content)
        _demand_origin(sheet, content)
        _demand_showable(content, now)
        _demand_true(sheet, content, now)
    _demand_no_open_alert(sheet)
    unfinished = open_ends_of_cycle(sheet.home)
    if confirmed != unfinished.key:
        raise BeforeTheEnd(_("The cycle is not over. Read what the sheet prints of it, and publish it knowing that."))
    change_state(sheet, (SheetState.APPROVED,), SheetState.PUBLISHED)
    originals = sheet.versions.filter(source_version=None)
    number = (originals.order_by("-number").values_list("number", flat=True).first() or 0) + 1
    contents = [graded(sheet, content) for content in contents]
    versions = [freeze(actor, sheet, content, number) for content in contents]
    write_card(sheet)
    tell_of_correction(sheet, actor=actor)
    if number == 1:
        tell_of_publication(sheet, actor=actor)
    mark_published(actor=actor, findings=_tie_findings(versions, contents))
    if unfinished:
        closes = unfinished.open_round.closes_on.isoformat() if unfinished.open_round else ""
        record(actor, "published early", sheet, number=number, sessions=list(unfinished.sessions), round_until=closes)
    else:
        record(actor, "published", sheet, number=number)
    return versions


@transaction.atomic
def retire_sheet(*, actor: Person, sheet: Sheet, reason: str) -> Sheet:
    """Take the sheet from the hub; its address keeps a tombstone with the reason."""
    team.demand(actor, "publish_sheets", sheet.home)
    if not tidy(reason):
        raise Refused(_("Say why the sheet is retired: its address will show it."), about="reason")
    in_force = sheet.versions.filter(retired_at=None)
    if not in_force.exists():
        raise Refused(_("Nothing of this sheet is on the hub."))
    change_state(sheet, EDITABLE, SheetState.RETIRED)  # a correction may be on its way
    in_force.update(retired_at=clock.now(), retired_reason=tidy(reason))
    write_card(sheet)
    record(actor, "retired", sheet)
    return sheet


def _demand_complete(content: SheetContent) -> None:
    if missing := missing_fields(content):
        raise Refused(" ".join(str(sentence) for sentence in missing))


def _demand_origin(sheet: Sheet, content: SheetContent) -> None:
    """What came from outside says whose it is, in each language."""
    if sheet.cycle is None and not states_origin(content, Origin.from_json(sheet.origin)):
        raise Refused(
            _("The notice of the sheet has to say whose it is: %(owner)s.") % {"owner": sheet.origin["owner"]}
        )


def _demand_no_open_alert(sheet: Sheet) -> None:
    """Invariant 12: somebody has looked at each, and took it out or said why it may stand."""
    open_alerts = open_alerts_of(sheet)
    if open_alerts:
        words = {"what": open_alerts[0].kind_words, "text": open_alerts[0].alert.text, "count": len(open_alerts)}
        raise OpenAlerts(
            ngettext(
                "The text holds %(what)s: «%(text)s». Take it out, or decide that it may stand, before publishing.",
                "The text holds %(what)s: «%(text)s». %(count)s alerts are open: decide each before publishing.",
                len(open_alerts),
            )
            % words
        )


def _demand_showable(content: SheetContent, now: SheetContent) -> None:
    """Since the draft took its data a regime may have become stricter, a quote or a consent been taken back."""
    quotes = {(item.code, quote) for item in now.items() for quote in item.evidence}
    countries = {(item.code, country) for item in now.items() for country in item.countries}
    for item in content.items():
        printed = {(item.code, quote) for quote in item.evidence}, {(item.code, country) for country in item.countries}
        if printed[0] - quotes or printed[1] - countries:
            raise Refused(
                _("What %(code)s rests on has changed: a quote may not be shown any more. Take the data again.")
                % {"code": item.code}
            )
    if _knots(content) - _knots(now):
        raise Refused(_("The quipu of the sheet shows a quote that may not be shown any more. Take the data again."))


def _demand_true(sheet: Sheet, content: SheetContent, now: SheetContent) -> None:
    """Published means true: since the draft took its data a session may have been held or moved, a round closed."""
    still_planned = {(webinar.number, webinar.date) for webinar in now.planned}
    counted = content.figures.webinars or 0
    is_true_of_sessions = {(webinar.number, webinar.date) for webinar in content.planned} == still_planned
    if content.webinars and not (is_true_of_sessions and counted <= len(now.past_webinars)):
        raise Refused(_("What the text says of held sessions and those to come has changed. Take the data again."))
    if set(content.agreements) - set(now.agreements):
        raise Refused(_("An agreement of the text is no longer public, or says something else. Take the data again."))
    with translation.override(content.language):
        tells_of_a_round = any(silence_sentence(rule) in content.validation for rule in Silence)
        is_true_of_round = round_sentence(sheet.home) in content.validation
    if tells_of_a_round and not is_true_of_round:
        raise Refused(_("What the text says of the round of validation has changed. Take the data again."))


def _knots(content: SheetContent) -> set[tuple[int, float, str]]:
    return {(webinar.number, minute, kind) for webinar in content.webinars for minute, kind in webinar.knots}


def freeze(
    actor: Person, sheet: Sheet, content: SheetContent, number: int, source: SheetVersion | None = None
) -> SheetVersion:
    """The version of *content* that is published now; a translation of *source*, where there is one."""
    now = clock.now()
    frozen = replace(
        content,
        version=number,
        published_on=local_day(now, sheet.home.zone).isoformat(),
        address=f"{settings.BASE_ADDRESS}/{content.language}/hub/{sheet.slug}/",
        changed=_changed_since_last(sheet, content),
    )
    return SheetVersion.objects.create(
        sheet=sheet,
        slug=sheet.slug,
        cycle_slug=sheet.cycle.slug if sheet.cycle else "",
        number=number,
        language=content.language,
        source_version=source,
        content=frozen.to_json(),
        content_hash=frozen.content_hash(),
        is_example=sheet.home.is_example,
        published_by=actor,
        published_at=now,
    )


def graded(sheet: Sheet, content: SheetContent) -> SheetContent:
    """With the grade that the reviews in favour of these words make, and why; as it is where they make none."""
    with translation.override(content.language):
        grade = grade_of_reviews(rules.favourable_reviews(sheet, drafts_hash(sheet)))
        return replace(content, reviewed_grade=grade.name, grade_reason=grade.reason) if grade else content


def _changed_since_last(sheet: Sheet, content: SheetContent) -> tuple[str, ...]:
    last = sheet.versions.filter(language=content.language).order_by("-number").first()
    return changed_fields(SheetContent.from_json(last.content), content) if last else ()


def _tie_findings(versions: list[SheetVersion], contents: list[SheetContent]) -> list[Finding]:
    """From here on a version knows its findings by their keys: the codes that stand in the words are read once, now."""
    findings = {finding.label: finding for finding in Finding.objects.all()}
    printed = [
        PublishedFinding(version=version, finding=findings[code], code=code)
        for version, content in zip(versions, contents, strict=True)
        for code in dict.fromkeys(item.code for item in content.items())
        if code in findings
    ]
    PublishedFinding.objects.bulk_create(printed)
    return list({one.finding.pk: one.finding for one in printed}.values())
