"""What was owed each day and what came of it, in two queries however much it was."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Sum
from django.db.models.functions import TruncDate

from tinkuy.notices.campaigns.models import Campaign
from tinkuy.notices.models import MailCount, Notice
from tinkuy.notices.outcomes import Outcome

WAITING = "waiting"


@dataclass(frozen=True)
class MailDay:
    """Of one kind, what was owed on one day: by outcome, and `WAITING` for what has none yet."""

    day: date
    kind: str
    outcomes: Counter[str]

    @property
    def owed(self) -> int:
        return self.outcomes.total()

    @property
    def sent(self) -> int:
        """What a mail server took, whether or not it came back."""
        return sum(self.outcomes[one] for one in (Outcome.ACCEPTED, Outcome.RETURNED, Outcome.COMPLAINED))

    @property
    def returned(self) -> int:
        return self.outcomes[Outcome.RETURNED] + self.outcomes[Outcome.REFUSED]

    @property
    def waiting(self) -> int:
        return self.outcomes[WAITING]

    @property
    def not_sent(self) -> int:
        return self.owed - self.sent - self.waiting - self.outcomes[Outcome.REFUSED]


def mail_days(
    campaigns: Iterable[Campaign] | None = None, *, kind: str = "", since: date | None = None
) -> list[MailDay]:
    """The latest day first: of these campaigns, or of all mail of the installation; of one kind, or of each."""
    by_day: defaultdict[tuple[date, str], Counter[str]] = defaultdict(Counter)
    live: Any = Notice.objects.annotate(day=TruncDate("owed_at"))
    gone: Any = MailCount.objects.all()
    if campaigns is not None:
        keys = [campaign.pk for campaign in campaigns]
        live, gone = live.filter(campaign__in=keys), gone.filter(campaign__in=keys)
    if kind:
        live, gone = live.filter(kind=kind), gone.filter(kind=kind)
    if since is not None:
        live, gone = live.filter(day__gte=since), gone.filter(day__gte=since)
    rows = live.values_list("day", "kind", "outcome").annotate(number=Count("pk"), sent=Count("sent_at")).order_by()
    for day, code, outcome, number, sent in rows:
        of_before = 0 if outcome else sent  # rows that went before outcomes were written
        by_day[day, code][outcome or WAITING] += number - of_before
        by_day[day, code][Outcome.ACCEPTED] += of_before
    for day, code, outcome, number in gone.values_list("day", "kind", "outcome").annotate(Sum("count")).order_by():
        by_day[day, code][outcome] += number
    return [MailDay(day, code, +counts) for (day, code), counts in sorted(by_day.items(), reverse=True)]
