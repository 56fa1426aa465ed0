from django.apps import AppConfig


class ConveningConfig(AppConfig):
    name = "tinkuy.convening"

    def ready(self) -> None:
        from tinkuy.convening.call_for_proposals.actions.proposing import take_back_proposals
        from tinkuy.convening.call_for_proposals.queries import proposal_data
        from tinkuy.convening.campaigns.actions import tell_of_pause
        from tinkuy.convening.changing_address.actions import CONFIRM as CONFIRM_ADDRESS
        from tinkuy.convening.invitation_mails.startup import register_inviting
        from tinkuy.convening.moving.actions import enrol_in_new_webinars
        from tinkuy.convening.participant_page.pages import PARTICIPANT_PAGES
        from tinkuy.convening.registrations.consent_words import mails_for
        from tinkuy.convening.registrations.institution_uses import REGISTERED_OF_INSTITUTIONS
        from tinkuy.convening.registrations.later_stages import add_stage
        from tinkuy.convening.registrations.models import Purpose
        from tinkuy.convening.reminders.startup import register_moments
        from tinkuy.core.periodic import every
        from tinkuy.notices.campaigns.self_pausing import use_pause_message
        from tinkuy.notices.stops.topics import mark_requested
        from tinkuy.own_pages.pages import register_pages
        from tinkuy.planning.institutions.uses import register_use

        register_inviting()
        mails_for(Purpose.RECAP)
        register_use(REGISTERED_OF_INSTITUTIONS)
        mark_requested("confirm-registration", "already-registered", CONFIRM_ADDRESS)
        every(enrol_in_new_webinars, minutes=10)
        register_moments()
        use_pause_message(tell_of_pause)
        add_stage("proposals", tell=proposal_data, erase=lambda who: take_back_proposals(registration=who))
        register_pages(PARTICIPANT_PAGES)
        register_mails()


def register_mails() -> None:
    """Which mails carry a calendar, and what the buttons of this app's mails say that they do."""
    from tinkuy.convening.admission.actions.deciding import ADMITTED
    from tinkuy.convening.admission.actions.places import PLACE_FREE
    from tinkuy.convening.changing_address.actions import CONFIRM as CONFIRM_ADDRESS
    from tinkuy.convening.invitation_mails.queries.words import INVITATION
    from tinkuy.convening.moving.actions import SESSION_ADDED
    from tinkuy.convening.session_changes.changes import CYCLE_CANCELLED, SESSION_CHANGED, calendar_files
    from tinkuy.convening.session_changes.confirming import CONFIRMED
    from tinkuy.convening.session_changes.leaving_out import SESSION_LEFT_OUT
    from tinkuy.notices.attachments import goes_with
    from tinkuy.notices.buttons import (
        CONFIRM_REGISTRATION,
        OPEN_MY_PAGE,
        REGISTER_OR_DECLINE,
        SEE_MAILS,
        SEE_PLAN,
        SEE_PROPOSAL,
        label_buttons,
    )

    label_buttons(CONFIRM_REGISTRATION, "confirm-registration")
    label_buttons(
        OPEN_MY_PAGE,
        "already-registered",
        "personal-code",
        "registration-not-admitted",
        ADMITTED,
        CONFIRMED,
        PLACE_FREE,
        SESSION_ADDED,
        SESSION_CHANGED,
        SESSION_LEFT_OUT,
    )
    label_buttons(SEE_PLAN, "cycle-cancelled-team", "session-changed-team")
    label_buttons(REGISTER_OR_DECLINE, INVITATION)
    label_buttons(SEE_PROPOSAL, "own-proposal-answered", "proposal-answered")
    label_buttons(SEE_MAILS, "campaign-paused")
    label_buttons((), CONFIRM_ADDRESS, "address-left", CYCLE_CANCELLED)
    for kind in (SESSION_CHANGED, SESSION_LEFT_OUT, CYCLE_CANCELLED, SESSION_ADDED, CONFIRMED, ADMITTED, PLACE_FREE):
        goes_with(kind, calendar_files)
