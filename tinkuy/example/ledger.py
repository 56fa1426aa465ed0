"""What the example's cycle took, as its coordination wrote it once the last session was over."""

from datetime import date
from decimal import Decimal

from tinkuy.core import clock
from tinkuy.desk.ledger.actions import ResourceWords, record_resource
from tinkuy.planning.cycles.models.cycle import Cycle

from .pack import Pack, moment
from .team import Team


def load(pack: Pack, team: Team, cycle: Cycle) -> None:
    """Hours stand for the estimate: they hold what was done between the sessions, too."""
    resources, day = pack.cycle["resources"], pack.cycle["close"]
    spent_on = date.fromisoformat(day)
    lines = [
        *(
            ResourceWords(
                "hours", spent_on, role=row["role"], hours=Decimal(row["hours"]), replaces_estimate=True,
                note="Planillas de horas del equipo",
            )
            for row in resources["hours"]
        ),
        *(
            ResourceWords(
                "cash", spent_on, what=row["item"], amount=Decimal(row["amount"]), currency=resources["currency"]
            )
            for row in resources["cash"]
        ),
        *(ResourceWords("tool", spent_on, what=row["name"], note=row.get("note", "")) for row in resources["tools"]),
    ]  # fmt: skip
    with clock.at(moment(day, hour=20)):
        for words in lines:
            record_resource(actor=team.coordination, cycle=cycle, words=words)
