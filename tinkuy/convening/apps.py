from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


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
            rows_to_erase,
            take_back_proposals,
            warn_of_registrations,
        )
        from .actions.erasing_again import register_replays
        from .changes import CYCLE_CANCELLED, SESSION_CHANGED, calendar_update
        from .holdings import also_held
        from .queries.call import told_proposals
        from .request import participant_roles, shorten_session

        register_replays()
        every(erase_expired, hours=1, due=rows_to_erase, what=_("registrations and attendance"))
        every(forget_withdrawn_lately, hours=1)
        every(enrol_in_new_webinars, minutes=10)
        every(warn_of_registrations, hours=6)
        for kind in (SESSION_CHANGED, CYCLE_CANCELLED):
            goes_with(kind, calendar_update)
        also_held("proposals", tell=told_proposals, erase=lambda who: take_back_proposals(registration=who))
        also_asks(participant_roles, role=Role.PARTICIPANT, entrance="convening:enter")
        user_logged_in.connect(shorten_session, dispatch_uid="shorten_session")
