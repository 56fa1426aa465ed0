"""Rows of messages that went long ago become counts: what was owed and what came of it, and nobody's."""

from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate

from tinkuy.notices.models import MailCount, Notice
from tinkuy.notices.outcomes import Outcome


def count_ended(notices: QuerySet[Notice]) -> int:
    """In the transaction that deletes *notices*: add them to the counts; how many rows of counts."""
    groups: Any = notices.annotate(day=TruncDate("owed_at")).values_list("day", "kind", "campaign", "outcome")
    rows = [
        MailCount(day=day, kind=kind, campaign_id=campaign, outcome=outcome or Outcome.ACCEPTED, count=number)
        for day, kind, campaign, outcome, number in groups.annotate(number=Count("pk")).order_by()
    ]
    return len(MailCount.objects.bulk_create(rows))
