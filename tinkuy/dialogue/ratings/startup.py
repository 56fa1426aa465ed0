"""Where ratings hang: on the own page and the own data of who attended, on withdrawing, on the clock."""

from tinkuy.convening.registrations.later_stages import add_stage, add_to_own_page
from tinkuy.core.periodic import every

from .actions import close_ratings, take_back_ratings
from .models import SessionRating
from .own_page import ratings_on_own_page
from .queries import own_ratings_data


def register_ratings() -> None:
    """Called once, in `AppConfig.ready`."""
    add_stage(
        "ratings",
        tell=own_ratings_data,
        erase=lambda who: take_back_ratings(registration=who),
        models=(SessionRating,),
    )
    add_to_own_page(ratings_on_own_page)
    every(close_ratings, hours=1)
