from collections.abc import Iterable

from django.utils import translation

from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.figures.queries.safe_attendance import SafeAttendance, safe_attendance
from tinkuy.core.text import in_language
from tinkuy.hiding import Audience
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry
from tinkuy.planning.cycles.models.no_cycle import NoCycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.publication.content.parts import Scope
from tinkuy.publication.content.sections import section_name
from tinkuy.publication.content.sheet import FINDINGS, SheetContent
from tinkuy.publication.sheets.drafting.facts import (
    actions_of,
    agreements_of,
    constraints_of,
    context_of,
    safeguards_of,
    tags_of,
)
from tinkuy.publication.sheets.drafting.institutions import Institutions, institutions_of_cycle
from tinkuy.publication.sheets.drafting.items import figures_of, items_of, threads_of, webinars_of
from tinkuy.publication.sheets.drafting.method import method_content
from tinkuy.publication.sheets.drafting.outcomes import participation_of, replicability_of, results_of
from tinkuy.publication.sheets.drafting.suppliers import supplied
from tinkuy.publication.sheets.drafting.validation import validation_of
from tinkuy.publication.sheets.models import SheetKind
from tinkuy.systematisation.evidence.models.code import FindingKind

FROM_DATA = (
    "starts_on",
    "ends_on",
    "scope",
    "focal_points",
    "webinars",
    "threads",
    "figures",
    "participation",
    *FINDINGS,
    "agreements",
    "validation",
)
"""The fields that come from the data: taken anew on request, while what the team wrote stays."""

KINDS = dict(zip(FINDINGS, FindingKind, strict=True))

LICENCE = "CC-BY-4.0"


def draft_content(cycle: Cycle | NoCycle, language: str, kind: str = SheetKind.SUBJECT) -> SheetContent:
    """The sheet of *cycle* in *language*, within its scope, as far as the data tell it; of no cycle nothing."""
    (content,) = draft_contents(cycle, (language,), kind)
    return content


def draft_contents(cycle: Cycle | NoCycle, languages: Iterable[str], kind: str) -> list[SheetContent]:
    """The same in each of *languages*; who attended is counted once."""
    if isinstance(cycle, NoCycle):
        return [SheetContent(language=code, series=section_name("series", code)) for code in languages]
    public = safe_attendance(attendance_of(cycle), Audience.PUBLIC)
    institutions = institutions_of_cycle(cycle)
    subjects = [_subject(cycle, public, institutions, language) for language in languages]
    return [method_content(cycle, subject) for subject in subjects] if kind == SheetKind.METHOD else subjects


def _subject(cycle: Cycle, public: SafeAttendance, institutions: Institutions, language: str) -> SheetContent:
    webinars = list(Webinar.objects.all())
    lines = webinars_of(cycle, webinars, public, language)
    threads = threads_of(lines, language)
    countries = tuple(InvitedCountry.objects.values_list("country", flat=True))
    days = [line.date for line in lines if not line.is_planned]
    with translation.override(language):
        findings = {name: items_of(kind, cycle, language) for name, kind in KINDS.items()}
        figures = figures_of(public, lines, findings=sum(map(len, findings.values())))
        agreements = agreements_of(cycle, language)
        return SheetContent(
            language=language,
            series=section_name("series", language),
            title=in_language(cycle.title, language, cycle.main_language),
            guiding_question=in_language(cycle.guiding_question, language, cycle.main_language),
            type=str(cycle.get_kind_display()),
            starts_on=min(days, default=""),
            ends_on=max(days, default=""),
            scope=Scope(countries=countries),
            objective=in_language(cycle.purpose, language, cycle.main_language),
            context=context_of(cycle, language),
            beneficiaries=in_language(cycle.audience, language, cycle.main_language),
            implementers=institutions.coordinating,
            partners=institutions.partners,
            actions=actions_of(lines, threads, len(countries)),
            webinars=lines,
            threads=threads,
            results=results_of(figures, findings, agreements),
            figures=figures,
            participation=participation_of(public, lines),
            risks=findings["risks"],
            practices=findings["practices"],
            lessons=findings["lessons"],
            recommendations=findings["recommendations"],
            agreements=agreements,
            constraints=constraints_of(webinars),
            replicability=replicability_of(lines, threads),
            safeguards=safeguards_of(cycle),
            resources=supplied("resources", cycle),
            tags=(*tags_of(cycle), *institutions.sector_tags),
            validation=validation_of(cycle, language),
            contact=institutions.contact(language),
            credits=institutions.credits(language),
            licence=LICENCE,
        )
