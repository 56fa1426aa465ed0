"""Where the news of questions hang: on the page of who asked, on the clock, on what one may say no to."""

from tinkuy.convening.registrations.later_stages import add_to_own_page
from tinkuy.core.periodic import every
from tinkuy.notices.stops.topics import belong

from .actions import KIND, tell_askers
from .own_page import fates_on_own_page
from .topics import QUESTION_NEWS


def register_question_news() -> None:
    """Called once, in `AppConfig.ready`."""
    add_to_own_page(fates_on_own_page)
    belong(KIND, QUESTION_NEWS)
    every(tell_askers, hours=1)
