"""An installation that was started a moment ago, its mail, and one browser with a window for each person."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.contexts import SECONDS
from tests.browser.empty_hub.hand import Clicks, Hand
from tests.browser.empty_hub.post_office import PostOffice, open_post_office
from tests.browser.looking import DESK
from tests.running import Site, running

Person = Callable[..., Hand]


@pytest.fixture
def post() -> Iterator[PostOffice]:
    with open_post_office() as office:
        yield office


@pytest.fixture
def hub(site: Site, post: PostOffice) -> Iterator[Site]:
    """`tinkuy serve`, as it answers before anybody has entered."""
    site.environment |= {"TINKUY_SMTP_URL": post.address, "TINKUY_SENDER": "hub@example.org"}
    with running(site):
        yield site


@pytest.fixture
def link_of_the_log(hub: Site) -> str:
    """What the start prints for whoever installs it; it serves once."""
    match = re.search(r"http://localhost:\d+/es/sign-in/link/\S+", hub.log())
    assert match
    return match.group()


@pytest.fixture
def clicks() -> Clicks:
    return Clicks()


@pytest.fixture
def person(chromium: Browser, hub: Site, clicks: Clicks) -> Iterator[Person]:
    """`person(width=390)` sits down at a browser of their own, where nobody has signed in."""
    contexts = []

    def sits_down(width: int = DESK) -> Hand:
        address = f"http://localhost:{hub.port}"
        how = {"viewport": {"width": width, "height": 900}, "locale": "es", "reduced_motion": "reduce"}
        context = chromium.new_context(base_url=address, **how)  # type: ignore[arg-type]
        context.set_default_timeout(SECONDS * 1000)
        contexts.append(context)
        return Hand(context.new_page(), clicks)

    yield sits_down
    for context in contexts:
        context.close()
