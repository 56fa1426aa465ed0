"""What the guard finds in passages of a cycle, and what was decided of each."""

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from tinkuy.core import sealing
from tinkuy.language.personal_data import KINDS, Alert, alerts
from tinkuy.language.terminology import Remark, remarks
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.evidence.models.transcript import Cue
from tinkuy.systematisation.guard.models import AlertAnswer, AlertDecision

AROUND = 110
"""Letters shown on each side of an alert."""

AGREEABLE = ("name", "work")
"""Kinds with which a person may agree to be shown; an address or a number is nobody's wish."""


@dataclass(frozen=True)
class Passage:
    """Words that may come to be published: `place` names them in a form, `row` is whose they are, if a row's."""

    place: str
    text: str
    language: str
    row: Finding | Excerpt | Cue | None = None


@dataclass(frozen=True)
class AlertInPassage:
    """An alert where it stands; `decision` is what was said of exactly these words."""

    passage: Passage
    alert: Alert
    digest: str
    decision: AlertDecision | None

    @property
    def kind_words(self) -> str:
        return str(KINDS[self.alert.kind])

    @property
    def before(self) -> str:
        start = max(0, self.alert.start - AROUND)
        words = self.passage.text[start : self.alert.start]
        return f"…{words.partition(' ')[2] or words}" if start else words

    @property
    def after(self) -> str:
        end = self.alert.end + AROUND
        words = self.passage.text[self.alert.end : end]
        return f"{words.rpartition(' ')[0] or words}…" if end < len(self.passage.text) else words

    @property
    def answers(self) -> list[AlertAnswer]:
        """What may be said of it."""
        return [answer for answer in AlertAnswer if answer != AlertAnswer.AGREED or self.alert.kind in AGREEABLE]


@dataclass(frozen=True)
class RemarkInPassage:
    """Words of a passage for which there are better ones."""

    passage: Passage
    remark: Remark


def alert_decisions() -> QuerySet[AlertDecision]:
    """For `get_object_or_404`."""
    return AlertDecision.objects.select_related("cycle")


def alerts_in(cycle: Cycle, passages: Iterable[Passage], *, allowed: Collection[str] = ()) -> list[AlertInPassage]:
    """Every alert in *passages*, decided or not, in order; the same words are told once."""
    decided = {decision.digest: decision for decision in AlertDecision.objects.select_related("decided_by")}
    by_digest: dict[str, AlertInPassage] = {}
    for passage in passages:
        for alert in alerts(passage.text, allowed=allowed):
            digest = digest_of(cycle, passage.text, alert)
            by_digest.setdefault(digest, AlertInPassage(passage, alert, digest, decided.get(digest)))
    return list(by_digest.values())


def open_alerts(cycle: Cycle, passages: Iterable[Passage], *, allowed: Collection[str] = ()) -> list[AlertInPassage]:
    """Those of `found_alerts` of which nobody has decided: nothing that holds one is published (invariant 12)."""
    return [one for one in alerts_in(cycle, passages, allowed=allowed) if one.decision is None]


def remarks_in(passages: Iterable[Passage]) -> list[RemarkInPassage]:
    """What of *passages* is better said otherwise."""
    return [RemarkInPassage(passage, one) for passage in passages for one in remarks(passage.text, passage.language)]


def digest_of(cycle: Cycle, text: str, alert: Alert) -> str:
    """What a decision is bound to: the exact words, and which of them it speaks of, within *cycle*."""
    words = json.dumps([alert.kind, alert.start, alert.end, text], ensure_ascii=False)
    return sealing.blind_index(hashlib.sha256(words.encode()).hexdigest(), place=f"alert|{cycle.public_id}")
