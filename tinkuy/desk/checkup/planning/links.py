"""The link of the video conference: there in time, well formed, encrypted, and still open on the day."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from tinkuy.desk.checkup import preconditions
from tinkuy.desk.checkup.addresses import of_session
from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.rule import Case, to_solve, warning
from tinkuy.desk.checkup.wording import day_written
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hours import local_day

LINK, UNTIL = "id_video_link", "id_video_link_until"
IN_TIME = timedelta(days=3)


def is_well_formed(link: str) -> bool:
    """Whether a browser would take *link* for the address of a page."""
    try:
        parts = urlsplit(link.strip())
        host = parts.hostname or ""
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in host and not any(c.isspace() for c in link.strip())


def _with_link(facts: Facts) -> Iterator[Webinar]:
    return (step.webinar for step in facts.ahead if step.webinar.video_link)


def _links_where(is_at_fault: Callable[[str], bool]) -> Callable[[Facts], Iterator[Case]]:
    return lambda facts: (of_session(facts, w, field=LINK) for w in _with_link(facts) if is_at_fault(w.video_link))


def _is_unencrypted(link: str) -> bool:
    return is_well_formed(link) and urlsplit(link.strip()).scheme != "https"


def expired_links(facts: Facts) -> Iterator[Case]:
    for webinar in _with_link(facts):
        until = webinar.video_link_until
        if until and until < local_day(webinar.starts_at, facts.cycle.zone):
            yield of_session(facts, webinar, field=UNTIL, day=day_written(until, facts.today))


def _near(facts: Facts) -> list[Webinar]:
    """The sessions of the next days."""
    days_until = {s.webinar: local_day(s.webinar.starts_at, facts.cycle.zone) - facts.today for s in facts.ahead}
    return [webinar for webinar, days in days_until.items() if timedelta() <= days <= IN_TIME]


RULES = (
    to_solve(
        id="link-malformed",
        precondition=preconditions.LINKS,
        look=_links_where(lambda link: not is_well_formed(link)),
        fact=_("The video link of session %(place)s is no address"),
        advice=_("Nobody could enter by it. Paste it again from the video conference, from https:// on."),
        deed=_("Correct the link"),
        together=_("The video links of sessions %(list)s are no addresses"),
        passed=_("Every video link is an address."),
        why=_("A wrong link is noticed when it is too late."),
    ),
    to_solve(
        id="link-expired",
        precondition=preconditions.LINKS.where(
            lambda facts: any(webinar.video_link_until for webinar in _with_link(facts))
        ),
        look=expired_links,
        fact=_("The video link of session %(place)s expires before the session"),
        advice=_("It opens until %(day)s only, and people would stand before a closed door. Renew it."),
        deed=_("Renew the link"),
        together=_("The video links of sessions %(list)s expire before their sessions"),
        passed=_("Every video link opens on the day of its session."),
        why=_("Some services close a link after weeks."),
    ),
    warning(
        id="link-unencrypted",
        precondition=preconditions.LINKS.where(
            lambda facts: all(is_well_formed(w.video_link) for w in _with_link(facts))
        ),
        look=_links_where(_is_unencrypted),
        fact=_("The video link of session %(place)s is not encrypted"),
        advice=_("On the way others could see who enters. Ask for an address that begins with https://."),
        deed=_("Correct the link"),
        together=_("The video links of sessions %(list)s are not encrypted"),
        passed=_("Every video link is encrypted."),
        why=_("Some who take part are at risk."),
    ),
    warning(
        id="link-missing",
        precondition=preconditions.AHEAD.where(lambda facts: bool(_near(facts))),
        look=lambda facts: (
            of_session(facts, webinar, field=LINK) for webinar in _near(facts) if not webinar.video_link
        ),
        fact=_("Session %(place)s is near and has no video link"),
        advice=_("Whoever registered would not know where to enter. Paste the link."),
        deed=_("Paste the link"),
        together=_("Sessions %(list)s are near and have no video link"),
        passed=_("Every session of the next three days has its video link."),
        why=_("Whoever registered enters by it."),
    ),
)
