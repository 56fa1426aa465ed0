"""A subscription is asked for, confirmed, ended; and what was published goes out, once a day for each address."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _, ngettext
from django_scopes import scopes_disabled

from tinkuy.core import clock
from tinkuy.core.text import in_language
from tinkuy.hub.mailed_links import id_in, key_of, may_mail
from tinkuy.journal.erasures import Named, note_erasure
from tinkuy.notices.outbox import forget_messages, owe_to_address
from tinkuy.people.countries import zone_of
from tinkuy.planning.hours import local_day
from tinkuy.publication.search.models import SheetCard

from .models import ERASED, UNCONFIRMED_FOR, Subscription

PLACE = "subscription"
MOST_IN_A_MAIL = 20
KINDS = ("new-sheets", "subscription-to-confirm")


def subscription_behind(key: str) -> Subscription | None:
    """The one that the link of a mail opens."""
    return Subscription.objects.filter(public_id=id_in(PLACE, key) or "-").first()


@transaction.atomic
def ask_for_subscription(*, email: str, language: str, facets: Sequence[str]) -> None:
    """Mail the address a link that begins it. The same for every address, whether or not it gets mails already."""
    if not may_mail(PLACE, email):
        return
    subscription = Subscription(language=language, facets=list(facets))
    subscription.seal(email.strip())
    subscription.save()
    _mail(subscription, "subscription-to-confirm", f"subscription-{subscription.public_id}")


@transaction.atomic
def confirm_subscription(subscription: Subscription) -> None:
    """From now on; what the same address asked for before ends. Twice is once."""
    now = clock.now()
    begun = Subscription.objects.filter(pk=subscription.pk, confirmed_at=None).update(confirmed_at=now, told_at=now)
    if begun:
        former = Subscription.objects.filter(email_index=subscription.email_index).exclude(pk=subscription.pk)
        for one in former.exclude(confirmed_at=None):
            end_subscription(one)
    subscription.refresh_from_db()


@transaction.atomic
def end_subscription(subscription: Subscription) -> None:
    """At once, with what is owed to it."""
    forget_messages(about=subscription.about, email=subscription.email)
    note_erasure(ERASED, subscription.public_id)
    subscription.delete()


def end_subscription_about(about: str, _index: str = "") -> None:
    """One press in a mail program ends it (RFC 8058); twice is once."""
    subscription = Subscription.objects.filter(public_id=about.partition("|")[2] or "-").first()
    if subscription is not None:
        end_subscription(subscription)


def forget_unconfirmed() -> int:
    """The clock's deed: how many waited too long for their confirmation."""
    past = list(Subscription.objects.filter(confirmed_at=None, made_at__lt=clock.now() - UNCONFIRMED_FOR))
    for subscription in past:
        end_subscription(subscription)
    return len(past)


def end_again(named: Named) -> int:
    """After a restore of an older copy."""
    again = [one for one in Subscription.objects.all() if named(one.public_id)]
    for subscription in again:
        end_subscription(subscription)
    return len(again)


def owe_new_sheets() -> int:
    """The clock's deed: one mail a day for each address with what was published since the last; how many mails."""
    with scopes_disabled():
        oldest = Subscription.objects.exclude(confirmed_at=None).order_by("told_at").values_list("told_at", flat=True)
        since = oldest.first()
        if since is None:
            return 0
        rows = SheetCard.objects.filter(published_at__gt=since, is_example=False).select_related("sheet__cycle")
        cards = list(rows.defer("title_stems", "body_stems").order_by("published_at"))
        waiting = (
            Subscription.objects.exclude(confirmed_at=None).filter(told_at__lt=cards[-1].published_at) if cards else ()
        )
        return sum(_owe_to(subscription, cards) for subscription in waiting)


@transaction.atomic
def _owe_to(subscription: Subscription, cards: Sequence[SheetCard]) -> bool:
    """Not twice on one day of theirs. What is a correction of a sheet that they heard of is no new sheet."""
    zone, now = _zone_of(subscription), clock.now()
    told_at = subscription.told_at or now
    is_first = told_at == subscription.confirmed_at
    if not is_first and local_day(told_at, zone) == local_day(now, zone):
        return False
    new = [card for card in cards if card.published_at > told_at and subscription.wants(card.facets)]
    new = [card for card in new if _is_first_version(card, told_at)]
    until = cards[-1].published_at
    same = Subscription.objects.filter(pk=subscription.pk, told_at=subscription.told_at)
    if not same.update(told_at=max(until, now) if new else until) or not new:
        return False
    key = f"sheets-{subscription.public_id}-{local_day(now, zone).isoformat()}"
    _mail(subscription, "new-sheets", key, by_day_in=zone, **_lines(subscription, new))
    return True


def _is_first_version(card: SheetCard, told_at: datetime) -> bool:
    return not card.sheet.versions.filter(published_at__lte=told_at).exists()


def _lines(subscription: Subscription, cards: Sequence[SheetCard]) -> dict[str, Any]:
    """A sheet of a sensitive cycle is told without its title and address: mail is read by others, too."""
    language = subscription.language
    with translation.override(language):
        discreet = [card for card in cards if card.sheet.cycle and card.sheet.cycle.is_sensitive]
        things = [
            {"words": _title(card, language), "path": reverse("hub:sheet", args=[card.slug])}
            for card in cards[:MOST_IN_A_MAIL]
            if card not in discreet
        ]
        if discreet:
            sentence = ngettext("One more sheet is on the hub.", "More sheets are on the hub.", len(discreet))
            things.append({"words": sentence, "path": reverse("hub:search")})
    return {"things": things}


def _title(card: SheetCard, language: str) -> str:
    titles = {code: str(texts.get("title", "")) for code, texts in card.texts.items()}
    return in_language(titles, language) or _("A sheet")


def _zone_of(subscription: Subscription) -> str:
    """The country that they asked for, where it is one alone; else the hub's."""
    countries = [facet.partition(":")[2] for facet in subscription.facets if facet.startswith("country:")]
    return zone_of(countries[0], settings.HUB_ZONE) if len(countries) == 1 else settings.HUB_ZONE


def _mail(subscription: Subscription, kind: str, dedupe_key: str, *, by_day_in: str = "", **values: Any) -> None:
    """With the way to its own page; the way out for mail programs comes by its topic (`SHEETS`)."""
    key = key_of(PLACE, subscription.public_id)
    with translation.override(subscription.language):
        path = reverse("hub:own_subscription", args=[key])
    owe_to_address(
        email=subscription.email,
        language=subscription.language,
        kind=kind,
        dedupe_key=dedupe_key,
        about=subscription.about,
        by_day_in=by_day_in,
        path=path,
        **values,
    )
