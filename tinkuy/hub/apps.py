from django.apps import AppConfig


class HubConfig(AppConfig):
    name = "tinkuy.hub"

    def ready(self) -> None:
        from tinkuy.core.lasting_erasure.written_ahead import register_last_day, register_moments
        from tinkuy.core.periodic import every
        from tinkuy.desk.due.outside import register_due_of_editors
        from tinkuy.hub.contact.actions import count_enquiries_anew, forget_again, forget_old_enquiries
        from tinkuy.hub.contact.models import ERASED, KEPT_FOR, Enquiry
        from tinkuy.hub.copied_entries.copying import copy_catalogues
        from tinkuy.hub.hub_reviews.checking import check_reviews
        from tinkuy.hub.hub_reviews.due import reviews_due
        from tinkuy.hub.hub_reviews.exchanging import exchange_notifications, forget_old_notifications
        from tinkuy.hub.practice_calls import models as practice_calls
        from tinkuy.hub.practice_calls.actions import leaving
        from tinkuy.hub.practice_calls.actions.deciding import tell_of_publication
        from tinkuy.hub.subscriptions import models as subscriptions
        from tinkuy.hub.subscriptions.actions import (
            KINDS,
            end_again,
            forget_unconfirmed,
            owe_new_sheets,
        )
        from tinkuy.hub.subscriptions.topics import SHEETS
        from tinkuy.journal.erasures import replayed_by
        from tinkuy.notices.stops.topics import belong, mark_requested
        from tinkuy.planning.cycles.queries import rows_by_the_clock

        mark_requested("enquiry-to-confirm", "subscription-to-confirm")
        for kind in KINDS:
            belong(kind, SHEETS)
        enquiries, subscribed = rows_by_the_clock(Enquiry), subscriptions.Subscription.objects.all
        register_moments(enquiries, "made_at", count_anew=count_enquiries_anew)
        register_last_day(enquiries, "erase_on", KEPT_FOR)
        offered = practice_calls.OfferedPractice.objects.all
        register_moments(offered, "made_at", "sent_at", "decided_at", count_anew=leaving.count_practices_anew)
        register_last_day(offered, "erase_on", practice_calls.READ_FOR)
        register_moments(subscribed, "made_at", "confirmed_at", "told_at")
        every(forget_old_enquiries, hours=1)
        every(forget_unconfirmed, hours=1)
        every(owe_new_sheets, hours=1)
        every(leaving.forget_old_practices, hours=1)
        every(tell_of_publication, hours=1)
        register_due_of_editors(reviews_due)
        every(copy_catalogues, minutes=10)
        every(exchange_notifications, minutes=1)
        every(check_reviews, hours=1)
        every(forget_old_notifications, hours=24)
        replayed_by(ERASED, forget_again, is_private=True)
        replayed_by(practice_calls.ERASED, leaving.forget_again, is_private=True)
        replayed_by(subscriptions.ERASED, end_again, is_private=True)
        label_mails()
        keep_copies()


def keep_copies() -> None:
    """How long the file of a copy of the hub is kept."""
    from tinkuy.core.lasting_erasure.written_ahead import register_moments
    from tinkuy.core.periodic import every
    from tinkuy.hub.hub_copies.actions import forget_old_copies
    from tinkuy.hub.hub_copies.models import HubCopy

    register_moments(HubCopy.objects.all, "made_at", "read_at")
    every(forget_old_copies, hours=1)


def label_mails() -> None:
    """What the buttons of this app's mails say that they do."""
    from tinkuy.notices.buttons import (
        ANSWER,
        BEGIN_SUBSCRIPTION,
        CHANGE_SUBSCRIPTION,
        READ_ANSWER,
        READ_PRACTICE,
        READ_SHEET,
        SEE_MY_PRACTICE,
        SEND_MESSAGE,
        WRITE_PRACTICE,
        label_buttons,
    )

    label_buttons(SEND_MESSAGE, "enquiry-to-confirm")
    label_buttons(READ_ANSWER, "enquiry-answered", "hub-review-answered")
    label_buttons(ANSWER, "enquiry-to-answer", "practice-asked", "hub-review-asked")
    label_buttons(BEGIN_SUBSCRIPTION, "subscription-to-confirm")
    label_buttons(CHANGE_SUBSCRIPTION, "new-sheets")
    label_buttons(WRITE_PRACTICE, "practice-to-write")
    label_buttons(READ_PRACTICE, "practice-to-read")
    label_buttons(SEE_MY_PRACTICE, "practice-decided")
    label_buttons((READ_SHEET, SEE_MY_PRACTICE), "practice-published")
