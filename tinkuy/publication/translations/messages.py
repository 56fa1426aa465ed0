"""The messages to whoever approves, publishes or goes on with a translation, when that becomes theirs.

Each is owed once for the same words. As every message about a sheet, those of a sensitive cycle name nothing.
"""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import translation as speaking

from tinkuy.core.languages import names_in_sentence
from tinkuy.core.text import in_language
from tinkuy.notices.outbox import owe
from tinkuy.people.models import Person
from tinkuy.people.queries import hub_editors
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.message_words import typed_for
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.publication.sheets.addresses import sheet_address
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.translations.models import SheetTranslation
from tinkuy.publication.translations.queries import TranslationStanding, source_of, standing_against


def tell_approvers(standing: TranslationStanding, *, actor: Person) -> None:
    """Every paragraph was read by a person: the focal points who did not translate may approve, first those who have
    chosen this language for themselves.
    """
    may_approve = _others(standing.translation, _approvers(standing.translation.sheet))
    readers = [one for one in may_approve if one.language == standing.language]
    for person in readers or may_approve:
        key = _key("approve", standing, person)
        owe(
            person,
            "translation-to-approve",
            dedupe_key=key,
            **_values("translation-to-approve", standing, person, actor),
        )


def tell_hub_editors(standing: TranslationStanding, *, actor: Person) -> None:
    sheet = standing.translation.sheet
    for person in _others(standing.translation, hub_editors(is_example=sheet.home.is_example)):
        key = _key("publish", standing, person)
        owe(
            person,
            "translation-to-publish",
            dedupe_key=key,
            **_values("translation-to-publish", standing, person, actor),
        )


def tell_of_correction(sheet: Sheet, *, actor: Person) -> None:
    """The original was corrected: whoever translated the former version is told what is asked again. Of a translation
    that still says the same as its source, nothing is.
    """
    source = source_of(sheet)
    for translation in SheetTranslation.objects.filter(sheet=sheet).select_related("cycle", "sheet"):
        if source and (standing := standing_against(translation, source)).outdated:
            for person in translation.translators.filter(is_active=True):
                key = _key("outdated", standing, person)
                owe(
                    person,
                    "translation-outdated",
                    dedupe_key=key,
                    **_values("translation-outdated", standing, person, actor),
                )


def _approvers(sheet: Sheet) -> list[Person]:
    """The focal points of its cycle; of a sheet without one the editors of the hub."""
    if sheet.cycle is None:
        return list(hub_editors(is_example=sheet.home.is_example))
    roles = TeamRole.objects.filter(role=Role.FOCAL_POINT).select_related("person")
    return [one.person for one in roles]


def _others(translation: SheetTranslation, persons: Iterable[Person]) -> list[Person]:
    translators = set(translation.translators.values_list("pk", flat=True))
    return [one for one in {one.pk: one for one in persons}.values() if one.is_active and one.pk not in translators]


def _key(deed: str, standing: TranslationStanding, person: Person) -> str:
    """Once for these words."""
    sheet = standing.translation.sheet
    return f"translation-{deed}-{sheet.public_id}-{standing.language}-{standing.words[:16]}-{person.pk}"


def _values(kind: str, standing: TranslationStanding, person: Person, actor: Person) -> dict[str, Any]:
    sheet = standing.translation.sheet
    cycle = sheet.home
    with speaking.override(person.language):
        (language,) = names_in_sentence([standing.language])
        if cycle.is_sensitive or not typed_for(person, cycle.slug):
            path = reverse("desk:next", args=[kind])
            return {"sender": "", "cycle": "", "language": language, "path": path}
        return {
            "sender": actor.name,
            "cycle": in_language(cycle.title, person.language, cycle.main_language),
            "language": language,
            "path": sheet_address(sheet, "translation", language=standing.language),
            "from_cycle": sheet.cycle.public_id if sheet.cycle else "",
        }
