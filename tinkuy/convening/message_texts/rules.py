"""What a text of a message may not say: the theme of a sensitive cycle, and addresses of its own."""

from django.utils.translation import gettext as _

from tinkuy.convening.session_changes.changes import demand_neutral
from tinkuy.core.errors import Refused
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.team.invitation import ADDRESS

from .placeholders import LINK, PIECE, blanks_in


def is_neutral(cycle: Cycle, *texts: str) -> bool:
    """Whether *texts* may go by mail: those of a sensitive cycle say no word of its title."""
    try:
        demand_neutral(cycle, dict(enumerate_texts(texts)))
    except Refused:
        return False
    return True


def enumerate_texts(texts: tuple[str, ...]) -> list[tuple[str, str]]:
    """As `demand_neutral` reads them, without the names of blanks, which nobody receives."""
    return [(str(place), PIECE.sub(" ", text)) for place, text in enumerate(texts)]


def demand_no_address(text: str, about: str) -> None:
    """Any account may start a cycle: no link but ours reaches somebody in our name."""
    if ADDRESS.search(text):
        raise Refused(
            _("An address may not stand in the text. The blank of the link leads everybody to their page."), about=about
        )


def demand_one_link(body: str, name: str) -> None:
    """Nobody is written to without the way in: once, alone in its paragraph, where it becomes the button."""
    lines = [line.strip() for line in body.splitlines()]
    if blanks_in(body).count(LINK) != 1 or not any(
        PIECE.fullmatch(line) and blanks_in(line) == [LINK] for line in lines
    ):
        raise Refused(
            _("Write {%(name)s} once, alone on its line: without it nobody finds the way in.") % {"name": name},
            about="body",
        )
