"""What the link of a mail opens: the findings of one round, for one country."""

from collections.abc import Iterable
from dataclasses import dataclass

from django_scopes import scopes_disabled

from tinkuy.people.roles import Role
from tinkuy.planning.cycles.message_words import day_of
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Validation
from tinkuy.systematisation.evidence.queries.findings import FindingSummary
from tinkuy.systematisation.evidence.queries.lookup import writers_of
from tinkuy.systematisation.evidence.rules import may_publish_passage
from tinkuy.systematisation.rounds.models import AnswerLink

from .standing import answer_of, concerns, round_summary

HASH = "content_hash_"
"""Begins the name of a field of the page on which all is answered; the rest names the finding."""


@dataclass(frozen=True)
class Ask:
    """One finding as the link shows it. `quotes` are those whose regime lets them be read outside the team."""

    summary: FindingSummary
    place: int
    concerns: bool
    validation: Validation | None
    is_own: bool
    former: Validation | None
    """What the country said of former words, last."""

    @property
    def answered_former_words(self) -> bool:
        return self.former is not None

    @property
    def quotes(self) -> list[Excerpt]:
        return [quote for quote in self.summary.quotes if may_publish_passage(quote.regime)]

    @property
    def public_id(self) -> str:
        return str(self.summary.finding.public_id)

    @property
    def answered(self) -> str:
        """Which answer of the country stands, if any: another one has another mark."""
        return mark_of(self.validation)

    @property
    def waits(self) -> bool:
        """Whether the country is asked and may answer, and did not."""
        return self.concerns and self.validation is None and not self.is_own


@dataclass(frozen=True)
class Asks:
    """All of a round for one country, what concerns it first; `total` and `answered_count` count only that."""

    country: str
    asks: tuple[Ask, ...]
    takes_answers: bool

    @property
    def concerning(self) -> list[Ask]:
        return [ask for ask in self.asks if ask.concerns]

    @property
    def plainly_waiting(self) -> list[Ask]:
        """Those that wait for a first answer. Words that changed are read by themselves, beside the former ones."""
        return [ask for ask in self.asks if self.takes_answers and ask.waits and not ask.answered_former_words]

    @property
    def others(self) -> list[Ask]:
        return [ask for ask in self.asks if not ask.concerns]

    @property
    def total(self) -> int:
        return len([ask for ask in self.concerning if not ask.is_own])

    @property
    def answered_count(self) -> int:
        return len([ask for ask in self.concerning if ask.validation and not ask.is_own])

    def of_form(self, posted: Iterable[str]) -> list[Ask]:
        """Those whose fields a page sent, whatever became of them since; of a page that sent none, what waits."""
        sent = {name.removeprefix(HASH) for name in posted if name.startswith(HASH)}
        return [ask for ask in self.asks if ask.public_id in sent] if sent else self.plainly_waiting

    def next_after(self, public_id: str = "") -> Ask | None:
        """The first that waits, after the one just answered where there is one."""
        waiting = [ask for ask in self.asks if self.takes_answers and ask.waits]
        here = next((ask.place for ask in self.asks if ask.public_id == public_id), 0)
        return next((ask for ask in waiting if ask.place > here), waiting[0] if waiting else None)

    def with_id(self, public_id: str) -> Ask | None:
        return next((ask for ask in self.asks if ask.public_id == public_id), None)

    def neighbours(self, ask: Ask) -> tuple[Ask | None, Ask | None]:
        """The one before and the one after, in order."""
        at = self.asks.index(ask)
        return (self.asks[at - 1] if at else None, self.asks[at + 1] if at + 1 < len(self.asks) else None)


def link_that_opens(fingerprint: str) -> AnswerLink | None:
    """The link with this fingerprint, of any cycle, while it opens and its focal point is one."""
    with scopes_disabled():
        links = AnswerLink.objects.filter(fingerprint=fingerprint, role__role=Role.FOCAL_POINT)
        link = links.select_related("cycle", "round__cycle", "role__person", "role__cycle").first()
    if link is None or not link.role.person.is_active or not link.round.still_opens(day_of(link.cycle)):
        return None
    return link


def asks_of(link: AnswerLink) -> Asks:
    """Within the scope of the link's cycle."""
    summary, country = round_summary(link.round), link.role.country
    writers = writers_of(one.finding for one in summary.findings)
    ordered = [*summary.concerning(country), *summary.others(country)]
    asks = tuple(
        Ask(
            one,
            place,
            concerns(one, country),
            answer_of(one, country),
            link.role.person_id in writers[one.finding.public_id],
            _last(former for former in one.outdated if former.country == country),
        )
        for place, one in enumerate(ordered, 1)
    )
    return Asks(country, asks, summary.takes_answers)


def mark_of(validation: Validation | None) -> str:
    return validation.given_at.isoformat() if validation else ""


def _last(validations: Iterable[Validation]) -> Validation | None:
    return max(validations, key=lambda one: one.given_at, default=None)
