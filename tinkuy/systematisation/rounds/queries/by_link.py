"""What the link of a mail opens: the findings of one round, for one country."""

from dataclasses import dataclass

from django_scopes import scopes_disabled

from tinkuy.people.roles import Role
from tinkuy.planning.cycles.clock import day_of
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Validation
from tinkuy.systematisation.evidence.queries.authorship import writers_of
from tinkuy.systematisation.evidence.queries.findings import Told
from tinkuy.systematisation.evidence.rules import may_publish_passage
from tinkuy.systematisation.rounds.models import AnswerLink

from .standing import answer_of, concerns, round_told


@dataclass(frozen=True)
class Ask:
    """One finding as the link shows it. `quotes` are those whose regime lets them be read outside the team."""

    told: Told
    place: int
    concerns: bool
    given: Validation | None
    is_own: bool
    answered_former_words: bool

    @property
    def quotes(self) -> list[Excerpt]:
        return [quote for quote in self.told.quotes if may_publish_passage(quote.regime)]

    @property
    def public_id(self) -> str:
        return str(self.told.finding.public_id)

    @property
    def waits(self) -> bool:
        """Whether the country is asked and may answer, and did not."""
        return self.concerns and self.given is None and not self.is_own


@dataclass(frozen=True)
class Asks:
    """All of a round for one country, what concerns it first; `total` and `done` count only that."""

    country: str
    asks: tuple[Ask, ...]
    takes_answers: bool

    @property
    def concerning(self) -> list[Ask]:
        return [ask for ask in self.asks if ask.concerns]

    @property
    def others(self) -> list[Ask]:
        return [ask for ask in self.asks if not ask.concerns]

    @property
    def total(self) -> int:
        return len([ask for ask in self.concerning if not ask.is_own])

    @property
    def done(self) -> int:
        return len([ask for ask in self.concerning if ask.given and not ask.is_own])

    def next_after(self, public_id: str = "") -> Ask | None:
        """The first that waits, after the one just answered where there is one."""
        waiting = [ask for ask in self.asks if ask.waits]
        here = next((ask.place for ask in self.asks if ask.public_id == public_id), 0)
        return next((ask for ask in waiting if ask.place > here), waiting[0] if waiting else None)

    def with_id(self, public_id: str) -> Ask | None:
        return next((ask for ask in self.asks if ask.public_id == public_id), None)

    def beside(self, ask: Ask) -> tuple[Ask | None, Ask | None]:
        """The one before and the one after, in order."""
        at = self.asks.index(ask)
        return (self.asks[at - 1] if at else None, self.asks[at + 1] if at + 1 < len(self.asks) else None)


def link_that_opens(fingerprint: str) -> AnswerLink | None:
    """The link with this fingerprint, of any cycle, while it opens and its focal point is one."""
    with scopes_disabled():
        found = AnswerLink.objects.filter(fingerprint=fingerprint, role__role=Role.FOCAL_POINT)
        link = found.select_related("cycle", "round__cycle", "role__person", "role__cycle").first()
    if link is None or not link.role.person.is_active or not link.round.still_opens(day_of(link.cycle)):
        return None
    return link


def asks_of(link: AnswerLink) -> Asks:
    """Within the scope of the link's cycle."""
    told, country = round_told(link.round), link.role.country
    writers = writers_of(one.finding for one in told.findings)
    ordered = [*told.concerning(country), *told.others(country)]
    asks = tuple(
        Ask(
            one,
            place,
            concerns(one, country),
            answer_of(one, country),
            link.role.person_id in writers[one.finding.public_id],
            any(former.country == country for former in one.outdated),
        )
        for place, one in enumerate(ordered, 1)
    )
    return Asks(country, asks, told.takes_answers)
