"""What published sheets say of recommendations: where each is printed today, and who was asked with other words."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tinkuy.practice.figures.standing import ResponseRow
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.finding import Finding


@dataclass(frozen=True)
class Printed:
    """Keys of recommendations: `in_force` have their public page, `retired` had one; `reworded` says of how many
    addressees the newest words are others than those that they were asked with.
    """

    in_force: frozenset[int]
    retired: frozenset[int]
    reworded: Mapping[int, int]


type Place = tuple[int, str]
"""A version, and a code in it."""


def printed_of(findings: Collection[Finding], rows: Sequence[ResponseRow]) -> Printed:
    """Of *findings* and the *rows* that answer them: in one query, in two where a version is older than another."""
    keys = [one.pk for one in findings]
    printed = PublishedFinding.objects.filter(finding__in=keys).order_by()
    columns = ("finding_id", "code", "version_id", "version__number", "version__language", "version__retired_at")
    by_version: dict[tuple[int, int], tuple[str, int, str]] = {}
    newest: dict[tuple[int, str], tuple[int, Place]] = {}
    in_force, ever = set(), set()
    for finding, code, version, number, language, retired_at in printed.values_list(*columns):
        ever.add(finding)
        by_version[finding, version] = (code, number, language)
        if retired_at is None:
            in_force.add(finding)
            newest[finding, language] = max(newest.get((finding, language), (0, (0, ""))), (number, (version, code)))
    older: list[tuple[int, Place, Place]] = []
    for row in rows:
        former = by_version.get((row.finding, row.version or 0))
        now = newest.get((row.finding, former[2])) if former else None
        if former and now and now[0] > former[1]:
            older.append((row.finding, (row.version or 0, former[0]), now[1]))
    return Printed(frozenset(in_force), frozenset(ever - in_force), _reworded(older))


def _reworded(older: Sequence[tuple[int, Place, Place]]) -> dict[int, int]:
    if not older:
        return {}
    words = _words({version for _finding, *places in older for version, _code in places})
    counts: dict[int, int] = {}
    for finding, former, now in older:
        before, after = words.get(former, ""), words.get(now, "")
        if before and after and before != after:
            counts[finding] = counts.get(finding, 0) + 1
    return counts


def _words(versions: Collection[int]) -> dict[Place, str]:
    texts = SheetVersion.objects.filter(pk__in=versions).values_list("pk", "content__recommendations")
    return {
        (version, str(item.get("code"))): str(item.get("text") or "")
        for version, items in texts
        for item in items or []
    }
