from django.apps import AppConfig


class ConveningConfig(AppConfig):
    name = "tinkuy.convening"

    def ready(self) -> None:
        from django.contrib.auth import user_logged_in

        from tinkuy.core.periodic import every
        from tinkuy.notices.attachments import goes_with
        from tinkuy.people.roles import Role
        from tinkuy.planning.gate import also_asks

        from .actions import (
            enrol_in_new_webinars,
            erase_expired,
            forget_withdrawn_lately,
            take_back_proposals,
            warn_of_registrations,
        )
        from .changes import CYCLE_CANCELLED, SESSION_CHANGED, calendar_update
        from .holdings import also_held
        from .queries.call import told_proposals
        from .request import participant_roles, shorten_session

        every(erase_expired, hours=1)
        every(forget_withdrawn_lately, hours=1)
        every(enrol_in_new_webinars, minutes=10)
        every(warn_of_registrations, hours=6)
        for kind in (SESSION_CHANGED, CYCLE_CANCELLED):
            goes_with(kind, calendar_update)
        also_held("proposals", tell=told_proposals, erase=lambda who: take_back_proposals(registration=who))
        also_asks(participant_roles, role=Role.PARTICIPANT, entrance="convening:enter")
        user_logged_in.connect(shorten_session, dispatch_uid="shorten_session")
