"""Browsers that several tests use one after the other: a process that has just been started does everything slowly.

What a test leaves in one (pages, cookies, what scripts keep, closed roads) is gone when the next one takes it. Styles
and scripts of the site stay, compiled.
"""

from playwright.sync_api import Browser, BrowserContext, Page

MOST = 6
"""So many wait at most: each is a process of its own."""
SECONDS = 60
"""A page is waited for, however busy the machine; what never comes is told all the same."""


class Contexts:
    def __init__(self, chromium: Browser) -> None:
        self.chromium = chromium
        self._waiting: list[tuple[str, BrowserContext]] = []
        self._origins: dict[BrowserContext, tuple[str, str]] = {}

    def take(self, base_url: str, *, is_new: bool = False, **how: object) -> BrowserContext:
        """One where nobody has been, or that was emptied. If it *is_new*, it has none of the site's files either."""
        key = repr((base_url, sorted(how.items(), key=str)))
        place = next((place for place, (own, _) in enumerate(self._waiting) if own == key and not is_new), None)
        if place is not None:
            return self._waiting.pop(place)[1]
        context = self.chromium.new_context(base_url=base_url, reduced_motion="reduce", **how)  # type: ignore[arg-type]
        context.set_default_timeout(SECONDS * 1000)
        if not is_new:
            self._origins[context] = (key, base_url)
        return context

    def give_back(self, context: BrowserContext) -> None:
        if context not in self._origins:
            context.close()
            return
        key, origin = self._origins[context]
        empty(context, origin)
        self._waiting.append((key, context))
        if len(self._waiting) > MOST:
            self._close(self._waiting.pop(0)[1])

    def _close(self, context: BrowserContext) -> None:
        del self._origins[context]
        context.close()


def first_page(context: BrowserContext) -> Page:
    """The empty one that waits in a context, or that a new one has not yet."""
    return context.pages[0] if context.pages else context.new_page()


def empty(context: BrowserContext, origin: str) -> None:
    """Another page stays, where nothing is, and with it the process."""
    context.unroute_all()
    context.set_offline(False)
    context.clear_permissions()
    before = context.pages
    page = context.new_page()
    for other in before:
        other.close()
    context.clear_cookies()
    devtools = context.new_cdp_session(page)
    devtools.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    devtools.detach()
