"""H6: new sheets by mail, of a country or a theme, confirmed twice and ended by one press."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.text import slugify
from django_scopes import scope

from tinkuy.core import clock
from tinkuy.core.rows.optional_scope import NO_CYCLE
from tinkuy.hub.mailed_links import MAILED_TO_AN_ADDRESS, SENT_FROM_A_BLOCK, key_of
from tinkuy.hub.subscriptions.actions import (
    PLACE,
    confirm_subscription,
    end_again,
    forget_unconfirmed,
    owe_new_sheets,
)
from tinkuy.hub.subscriptions.models import Subscription
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import Notice
from tinkuy.publication.search.actions import write_card
from tinkuy.publication.sheets.models import Sheet, SheetVersion

TYPED = {"email": "escribe@example.org", "consent": "on"}


def asked(**typed: object) -> Subscription:
    answer = Client().post(reverse("hub:subscribe"), TYPED | typed)
    assert answer["Location"] == reverse("hub:subscription_sent")
    return Subscription.objects.latest("pk")


def begun(**typed: object) -> Subscription:
    subscription = asked(**typed)
    confirm_subscription(subscription)
    earlier = clock.now() - timedelta(days=3)
    Subscription.objects.filter(pk=subscription.pk).update(confirmed_at=earlier, told_at=earlier)
    return subscription


def published(title: str, *countries: str, cycle=None) -> Sheet:
    with scope(cycle=cycle or NO_CYCLE):
        content = {"language": "es", "title": title, "scope": {"region": "", "countries": list(countries)}}
        sheet = Sheet.objects.create(cycle=cycle, slug=slugify(title), drafts={"es": content})
        SheetVersion.objects.create(
            sheet=sheet, slug=sheet.slug, number=1, language="es", content=content, content_hash="0" * 64
        )
        write_card(sheet)
    return sheet


def page_of(subscription: Subscription, route: str = "own_subscription") -> str:
    return reverse(f"hub:{route}", args=[key_of(PLACE, subscription.public_id)])


def digests() -> list[list[str]]:
    notices = Notice.objects.filter(kind="new-sheets").order_by("pk")
    return [[thing["words"] for thing in notice.opened()[1]["things"]] for notice in notices]


@pytest.mark.django_db
def test_capability_H6_a_sheet_of_the_country_is_told_once_and_others_are_not():
    begun(countries=["country:PE"])
    published("Ficha de Perú", "PE", "CL")
    published("Ficha de Bolivia", "BO")

    assert [owe_new_sheets(), owe_new_sheets()] == [1, 0]
    assert digests() == [["Ficha de Perú"]]


@pytest.mark.django_db
def test_it_begins_when_the_link_of_the_mail_is_pressed_and_looking_does_nothing():
    subscription, client = asked(), Client()
    published("Una ficha")

    client.get(page_of(subscription))
    assert owe_new_sheets() == 0
    assert not Subscription.objects.get().is_confirmed
    client.post(page_of(subscription))
    assert Subscription.objects.get().is_confirmed


@pytest.mark.django_db
def test_a_mail_program_ends_it_by_one_press_without_a_cookie(settings):
    subscription = begun()
    published("Una ficha")
    owe_new_sheets()
    Notice.objects.update(zone="", due_at=clock.now())
    deliver_due()
    message = next(one for one in mail.outbox if "Una ficha" in one.body)

    address = message.extra_headers["List-Unsubscribe"].strip("<>")
    path = address.removeprefix(settings.BASE_ADDRESS)
    client = Client(enforce_csrf_checks=True)
    looked = client.get(path)
    still = Subscription.objects.count()
    pressed = client.post(path, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")

    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (looked.status_code, still, pressed.status_code) == (200, 1, 200)
    assert not Subscription.objects.exists()
    assert client.post(path).status_code == 200  # twice is once
    assert client.post(page_of(subscription, "end_subscription")).status_code == 200  # of mails that went before
    assert client.post(reverse("hub:end_subscription", args=["no-such-key"])).status_code == 404


@pytest.mark.django_db
def test_who_is_bombed_gets_three_mails_and_loses_nothing():
    own = begun(countries=["country:PE"])

    for _time in range(10):
        Client().post(reverse("hub:subscribe"), TYPED | {"countries": ["country:BO"]})

    assert Notice.objects.filter(kind="subscription-to-confirm").count() == MAILED_TO_AN_ADDRESS
    assert Subscription.objects.exclude(confirmed_at=None).get() == own
    Subscription.objects.filter(confirmed_at=None).update(made_at=clock.now() - timedelta(days=3))
    assert forget_unconfirmed() == MAILED_TO_AN_ADDRESS - 1
    assert Subscription.objects.get() == own


@pytest.mark.django_db
def test_a_later_one_takes_the_place_of_the_former_once_it_is_confirmed():
    begun(countries=["country:PE"])

    later = begun(countries=["country:BO"])

    assert Subscription.objects.get().facets == later.facets == ["country:BO"]


def test_a_sheet_of_a_sensitive_cycle_is_told_without_its_title(cycle):
    type(cycle).objects.filter(pk=cycle.pk).update(is_sensitive=True)
    cycle.refresh_from_db()
    begun()
    sheet = published("Trata en la frontera", cycle=cycle)

    owe_new_sheets()

    notice = Notice.objects.get(kind="new-sheets")
    assert digests() == [["Hay una ficha más en el hub."]]
    assert sheet.slug not in notice.stored_words()


@pytest.mark.django_db
def test_a_correction_is_no_new_sheet():
    begun()
    sheet = published("Una ficha")
    SheetVersion.objects.filter(sheet=sheet).update(published_at=clock.now() - timedelta(days=9))
    with scope(cycle=NO_CYCLE):
        SheetVersion.objects.create(
            sheet=sheet, slug=sheet.slug, number=2, language="es", content=sheet.drafts["es"], content_hash="1" * 64
        )
        write_card(sheet)

    assert owe_new_sheets() == 0


@pytest.mark.django_db
def test_promise_P19_what_ended_is_ended_again_after_a_restore():
    subscription = begun()

    assert end_again(lambda identity: identity == subscription.public_id) == 1
    assert not Subscription.objects.exists()
    assert not Notice.objects.exists()


@pytest.mark.django_db
def test_one_mailbox_is_one_however_its_address_is_written():
    """Capitals and what stands behind a plus lead into the same mailbox: each would be three mails more."""
    written = [f"Escribe+{number}@example.org" for number in range(5)] + ["ESCRIBE@EXAMPLE.ORG", "escribe@example.org"]

    for email in written:
        asked_again = Client().post(reverse("hub:subscribe"), TYPED | {"email": email})
        assert asked_again["Location"] == reverse("hub:subscription_sent"), "the answer tells nobody"

    assert Notice.objects.filter(kind="subscription-to-confirm").count() == MAILED_TO_AN_ADDRESS


@pytest.mark.django_db
def test_a_hundred_addresses_from_one_network_get_twenty_mails_and_a_sentence():
    outside = Client(REMOTE_ADDR="203.0.113.7")
    answers = [outside.post(reverse("hub:subscribe"), TYPED | {"email": f"e{n}@example.org"}) for n in range(100)]

    assert Notice.objects.filter(kind="subscription-to-confirm").count() == SENT_FROM_A_BLOCK
    assert {answer.status_code for answer in answers[SENT_FROM_A_BLOCK:]} == {422}
    assert "Intente de nuevo en una hora." in answers[-1].text
