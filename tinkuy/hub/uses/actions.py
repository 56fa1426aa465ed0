"""What was asked for is counted in memory and written once a minute, so that no reader waits for it."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import F

from tinkuy.core import clock

from .models import PAGE, SheetUse

OF_A_SHEET = re.compile(r"/(?:es|pt-br|en)/hub/(?P<slug>[-\w]{1,80})(?:/|\.(?P<form>[a-z]{1,10}))")

Use = tuple[str, date, str]


def use_of_path(path: str) -> Use | None:
    """The sheet, the day and what of it an address names; none where it is no sheet's page or file."""
    match = OF_A_SHEET.fullmatch(path)
    return (match["slug"], clock.today(), match["form"] or PAGE) if match else None


@transaction.atomic
def write_uses(counted: Mapping[Use, int]) -> None:
    """Add to what is written already."""
    for (slug, day, what), count in sorted(counted.items()):
        row, _is_new = SheetUse.objects.get_or_create(slug=slug, day=day, what=what)
        SheetUse.objects.filter(pk=row.pk).update(count=F("count") + count)


class UseCounts:
    """What a process counted since it last wrote."""

    def __init__(self) -> None:
        self._counted: Counter[Use] = Counter()

    def add(self, use: Use) -> None:
        self._counted[use] += 1

    def taken(self) -> Counter[Use]:
        """What there is; afterwards it counts from nothing."""
        counted, self._counted = self._counted, Counter()
        return counted

    def __bool__(self) -> bool:
        return bool(self._counted)
