from django.apps import AppConfig


class ConveningConfig(AppConfig):
    name = "tinkuy.convening"

    def ready(self) -> None:
        from django.contrib.auth import user_logged_in

        from tinkuy.convening.call.actions.proposing import take_back_proposals
        from tinkuy.convening.call.queries import told_proposals
        from tinkuy.convening.messages.changes import CYCLE_CANCELLED, SESSION_CHANGED, calendar_update
        from tinkuy.convening.moving.actions import enrol_in_new_webinars
        from tinkuy.convening.registrations.later_stages import also_held
        from tinkuy.convening.registrations.request import participant_roles, shorten_session
        from tinkuy.core.periodic import every
        from tinkuy.notices.attachments import goes_with
        from tinkuy.people.roles import Role
        from tinkuy.planning.gate import also_asks

        every(enrol_in_new_webinars, minutes=10)
        for kind in (SESSION_CHANGED, CYCLE_CANCELLED):
            goes_with(kind, calendar_update)
        also_held("proposals", tell=told_proposals, erase=lambda who: take_back_proposals(registration=who))
        also_asks(participant_roles, role=Role.PARTICIPANT, entrance="convening:enter")
        user_logged_in.connect(shorten_session, dispatch_uid="shorten_session")
