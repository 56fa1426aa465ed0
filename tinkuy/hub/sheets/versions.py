"""A published sheet: the version to show, its other languages, and who speaks for it and translated it."""

from dataclasses import dataclass

from django.conf import settings
from django_scopes import scope

from tinkuy.core import languages
from tinkuy.core.rows.compiled_query import CompiledQuery
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import ANNOUNCED_STATES
from tinkuy.planning.cycles.queries import cycle_at, public_focal_points
from tinkuy.publication.records.queries import DOI
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.publication.translations.models import SheetTranslation


def page_address(version: SheetVersion) -> str:
    """Where everybody reads it, from the name of the machine on."""
    return f"{settings.BASE_ADDRESS}/{version.language}/hub/{version.slug}/"


def focal_points_of_sheet(cycle_slug: str, language: str) -> list[str]:
    """Name and country, in the sheet's *language*, of the focal points who consent today: the text holds none."""
    cycle = cycle_at(cycle_slug)
    roles = public_focal_points(cycle) if cycle and cycle.state in ANNOUNCED_STATES else []
    return [f"{role.person} ({country_name(role.country, language)})" for role in roles]


def translators_of(version: SheetVersion) -> list[str]:
    """Name and country of whoever translated it and consents today to be named as a focal point; nobody of an original.

    Others who translated stand for their team and are not named.
    """
    cycle = cycle_at(version.cycle_slug) if version.source_version_id else None
    if cycle is None or cycle.state not in ANNOUNCED_STATES:
        return []
    with scope(cycle=cycle):
        rows = SheetTranslation.objects.filter(sheet=version.sheet_id, language=version.language)
        keys = set(rows.exclude(translators=None).values_list("translators", flat=True))
    roles = [role for role in public_focal_points(cycle) if role.person_id in keys]
    return [f"{role.person} ({country_name(role.country, version.language)})" for role in roles]


@dataclass(frozen=True)
class PublishedSheet:
    """`version` is the newest in `language` or, without one, in the language the sheet was written in. `others` are the
    newest in each other language; `original_number` is that of the newest original in force.
    """

    version: SheetVersion
    others: tuple[SheetVersion, ...]
    original_number: int = 0

    @property
    def is_retired(self) -> bool:
        return self.version.retired_at is not None

    @property
    def source_number(self) -> int:
        """Of the version that this one translates; 0 where it is an original."""
        return self.version.source_version.number if self.version.source_version else 0

    @property
    def is_outdated(self) -> bool:
        """A translation whose original was corrected since."""
        return 0 < self.source_number < self.original_number

    @property
    def in_languages(self) -> list[SheetVersion]:
        """Its versions in every language that it has, in the order of the site's languages."""
        return sorted((self.version, *self.others), key=lambda one: languages.CODES.index(one.language))


VERSIONS_AT = CompiledQuery(
    lambda slug: (
        SheetVersion.objects.filter(slug=slug)
        .annotate(doi=DOI)
        .select_related("source_version")
        .order_by("-number", "pk")
        .defer("content", "source_version__content")
    )
)
CONTENT = CompiledQuery(
    lambda key: SheetVersion.objects.filter(pk=key).order_by().values_list("content", flat=True),
)


def published_sheet(slug: str, language: str) -> PublishedSheet | None:
    """The sheet at this address. One of which nothing is in force is found too, for its tombstone.

    Of all versions and languages, the text of one is read.
    """
    versions = VERSIONS_AT.rows(slug)
    in_force = [one for one in versions if one.retired_at is None]
    newest: dict[str, SheetVersion] = {}
    for one in sorted(in_force or versions, key=lambda one: one.source_version_id is not None):
        newest.setdefault(one.language, one)
    if not newest:
        return None
    version = newest.get(language) or next(iter(newest.values()))
    version.content = CONTENT.first(version.pk) or {}
    originals = [one.number for one in in_force if one.source_version_id is None]
    others = tuple(other for other in newest.values() if other is not version)
    return PublishedSheet(version, others, max(originals, default=0))
