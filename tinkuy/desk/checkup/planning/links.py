"""The link of the video conference: there in time, well formed, encrypted, and still open on the day."""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinkuy.desk.checkup import ground
from tinkuy.desk.checkup.addresses import WEBINAR, address
from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.rule import Remark, Rule, Severity, Together
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


def malformed_links(facts: Facts) -> Iterator[Remark]:
    for webinar in _with_link(facts):
        if not is_well_formed(webinar.video_link):
            yield Remark(
                fact=_("The video link of session %(place)s is no address") % {"place": webinar.ordinal},
                advice=_("Nobody could enter by it. Paste it again from the video conference, from https:// on."),
                deed=_("Correct the link"),
                href=address(facts, WEBINAR, webinar.ordinal, field=LINK),
                subject=str(webinar.ordinal),
            )


def unencrypted_links(facts: Facts) -> Iterator[Remark]:
    for webinar in _with_link(facts):
        if is_well_formed(webinar.video_link) and urlsplit(webinar.video_link.strip()).scheme != "https":
            yield Remark(
                fact=_("The video link of session %(place)s is not encrypted") % {"place": webinar.ordinal},
                advice=_("On the way others could see who enters. Ask for an address that begins with https://."),
                deed=_("Correct the link"),
                href=address(facts, WEBINAR, webinar.ordinal, field=LINK),
                subject=str(webinar.ordinal),
            )


def expired_links(facts: Facts) -> Iterator[Remark]:
    for webinar in _with_link(facts):
        until = webinar.video_link_until
        if until and until < local_day(webinar.starts_at, facts.cycle.zone):
            yield Remark(
                fact=_("The video link of session %(place)s expires before the session") % {"place": webinar.ordinal},
                advice=_("It opens until %(day)s only, and people would stand before a closed door. Renew it.")
                % {"day": day_written(until, facts.today)},
                deed=_("Renew the link"),
                href=address(facts, WEBINAR, webinar.ordinal, field=UNTIL),
                subject=str(webinar.ordinal),
            )


def _near(facts: Facts) -> Iterator[Webinar]:
    """The sessions of the next days."""
    for webinar in (step.webinar for step in facts.ahead):
        if timedelta() <= local_day(webinar.starts_at, facts.cycle.zone) - facts.today <= IN_TIME:
            yield webinar


def missing_links(facts: Facts) -> Iterator[Remark]:
    for webinar in _near(facts):
        if not webinar.video_link:
            yield Remark(
                fact=_("Session %(place)s is near and has no video link") % {"place": webinar.ordinal},
                advice=_("Whoever registered would not know where to enter. Paste the link."),
                deed=_("Paste the link"),
                href=address(facts, WEBINAR, webinar.ordinal, field=LINK),
                subject=str(webinar.ordinal),
            )


RULES = (
    Rule(
        "link-malformed",
        Severity.TO_SOLVE,
        gettext_lazy("Every video link is an address."),
        gettext_lazy("A wrong link is noticed when it is too late."),
        malformed_links,
        Together(gettext_lazy("The video links of sessions %(list)s are no addresses")),
        ground=ground.LINKS,
    ),
    Rule(
        "link-expired",
        Severity.TO_SOLVE,
        gettext_lazy("Every video link opens on the day of its session."),
        gettext_lazy("Some services close a link after weeks."),
        expired_links,
        Together(gettext_lazy("The video links of sessions %(list)s expire before their sessions")),
        ground=ground.LINKS.where(lambda facts: any(webinar.video_link_until for webinar in _with_link(facts))),
    ),
    Rule(
        "link-unencrypted",
        Severity.WARNING,
        gettext_lazy("Every video link is encrypted."),
        gettext_lazy("Some who take part are at risk."),
        unencrypted_links,
        Together(gettext_lazy("The video links of sessions %(list)s are not encrypted")),
        ground=ground.LINKS.where(lambda facts: all(is_well_formed(w.video_link) for w in _with_link(facts))),
    ),
    Rule(
        "link-missing",
        Severity.WARNING,
        gettext_lazy("Every session of the next three days has its video link."),
        gettext_lazy("Whoever registered enters by it."),
        missing_links,
        Together(gettext_lazy("Sessions %(list)s are near and have no video link")),
        ground=ground.AHEAD.where(lambda facts: any(True for _webinar in _near(facts))),
    ),
)
