"""The translations of sheets: who reads what is asked of each, approves it or publishes it now."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _, ngettext, pgettext

from tinkuy.core.languages import names_in_sentence
from tinkuy.core.rows.rows_of_keys import RowsOfKeys
from tinkuy.core.text import listed
from tinkuy.people.models import Person
from tinkuy.people.queries import hub_editors
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.publication.sheets.addresses import sheet_address
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.publication.translations.models import SheetTranslation
from tinkuy.publication.translations.queries import TranslationStanding, source_among, standing_against
from tinkuy.publication.versions.models import Approval

from .item import Due

MINUTES_OF_A_PARAGRAPH = 1
"""An estimate: one is read beside its source, and at times written anew."""


TRANSLATIONS_OF = RowsOfKeys[Any](
    lambda cycles: (
        SheetTranslation._base_manager.filter(cycle__in=cycles)
        .select_related("sheet__cycle")
        .prefetch_related("translators")
    )
)


def translations_in_hand(cycles: Mapping[int, Cycle]) -> Iterator[Due]:
    """Six queries, however many translations there are."""
    translations = TRANSLATIONS_OF.rows(list(cycles))
    if not translations:
        return
    in_force = defaultdict(list)
    sheets = {one.sheet_id for one in translations}
    for version in SheetVersion.objects.filter(sheet__in=sheets, retired_at=None).order_by("-number", "pk"):
        in_force[version.sheet_id].append(version)
    approved = set(Approval.objects.filter(sheet__in=sheets).values_list("sheet_id", "content_hash"))
    team = list(TeamRole.objects.filter(cycle__in=cycles, role=Role.FOCAL_POINT).select_related("person"))
    hub = list(hub_editors())
    for translation in translations:
        versions = in_force[translation.sheet_id]
        source = source_among(translation.sheet, [one for one in versions if one.source_version_id is None])
        if source is None:
            continue
        standing, cycle = standing_against(translation, source), cycles[translation.cycle_id]
        if any(_is_in_force(standing, version) for version in versions):
            continue
        if standing.pending:
            yield _to_read(standing, cycle)
        elif (translation.sheet_id, standing.words) not in approved:
            yield _to_approve(standing, cycle, [one.person for one in team if one.cycle_id == cycle.pk])
        elif source.version is not None:
            yield _to_publish(standing, cycle, [one for one in hub if one.is_example == cycle.is_example])


def _is_in_force(standing: TranslationStanding, version: SheetVersion) -> bool:
    """Its very words are on the hub."""
    is_own = version.language == standing.language and version.source_version_id is not None
    return is_own and version.content_hash == standing.content.content_hash()


def _to_read(standing: TranslationStanding, cycle: Cycle) -> Due:
    pending, outdated = len(standing.pending), len(standing.outdated)
    why = (
        ngettext(
            "The original changed in %(count)s paragraph: only that one is asked again.",
            "The original changed in %(count)s paragraphs: only those are asked again.",
            outdated,
        )
        % {"count": outdated}
        if outdated
        else _("%(done)s of %(total)s paragraphs were read by a person.")
        % {"done": standing.done_count, "total": len(standing.paragraphs)}
    )
    persons = [one for one in standing.translation.translators.all() if one.is_active]
    words = _("Read the translation into %(language)s") % {"language": _language(standing)}
    deed = pgettext("deed that is due", "Translate")
    return _due(standing, cycle, persons, ("translation-outdated", deed, words, why), pending * MINUTES_OF_A_PARAGRAPH)


def _to_approve(standing: TranslationStanding, cycle: Cycle, focal_points: list[Person]) -> Due:
    others = [one for one in _not_translators(standing, focal_points) if one.is_active]
    readers = [one for one in others if one.language == standing.language]
    words = _("Approve the translation into %(language)s") % {"language": _language(standing)}
    why = _("A person read every paragraph. A focal point who did not translate approves it.")
    deed = pgettext("deed that is due", "Approve")
    return _due(standing, cycle, readers or others, ("translation-to-approve", deed, words, why), 15)


def _to_publish(standing: TranslationStanding, cycle: Cycle, editors: list[Person]) -> Due:
    words = _("Publish the translation into %(language)s") % {"language": _language(standing)}
    why = _("A focal point approved it. You did not translate it, so you may publish it.")
    deed = pgettext("deed that is due", "Publish")
    persons = _not_translators(standing, editors)
    return _due(standing, cycle, persons, ("translation-to-publish", deed, words, why), 5)


def _not_translators(standing: TranslationStanding, persons: list[Person]) -> list[Person]:
    translators = set(standing.translation.translators.all())
    return [one for one in persons if one not in translators]


def _language(standing: TranslationStanding) -> str:
    return names_in_sentence([standing.language])[0]


def _due(
    standing: TranslationStanding, cycle: Cycle, persons: list[Person], step: tuple[str, str, str, str], minutes: int
) -> Due:
    kind, deed, words, why = step
    names = list(dict.fromkeys(person.name for person in persons))
    page = sheet_address(standing.translation.sheet, "translation", language=standing.language)
    return Due(
        cycle=cycle,
        on=cycle.today(),
        has_day=False,
        words=words,
        who=listed(names) or _("Nobody of the team may do it yet"),
        code=persons[0].country if len(names) == 1 else "",
        pages=[page],
        persons=frozenset(person.pk for person in persons),
        followed_with="write_sheets",
        deed=deed,
        thing=standing.source.content.title,
        why=why,
        kind=kind,
        minutes=minutes,
        own_page=page,
    )
