"""What someone answers when registering, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass

from tinkuy.planning.cycles.models.webinar import Webinar


@dataclass(frozen=True)
class Answers:
    """`name` is the name or the alias, as `appears_as` says, and empty without one; `purposes` are those agreed to."""

    appears_as: str
    name: str
    country: str
    email: str
    webinars: Sequence[Webinar]
    purposes: Sequence[str]
    language: str = "es"
    sector: str = ""
    needs: Sequence[str] = ()
    note: str = ""
    joins_new_webinars: bool = False
