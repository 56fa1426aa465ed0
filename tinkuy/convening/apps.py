from collections.abc import Callable

from django.apps import AppConfig
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _


def rows_of(model: type[Model]) -> Callable[[], QuerySet[Model]]:
    """Rows of *model* in cycles that go by the clock: an example may stand at a day that has not come."""
    return lambda: model._base_manager.filter(cycle__clock_stands_at=None)


class ConveningConfig(AppConfig):
    name = "tinkuy.convening"

    def ready(self) -> None:
        from django.contrib.auth import user_logged_in

        from tinkuy.core.periodic import every
        from tinkuy.core.written_ahead import kept_at_most, kept_from
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
        from .actions.dropping import KEPT_UNREAD
        from .actions.erasing_again import register_replays
        from .changes import CYCLE_CANCELLED, SESSION_CHANGED, calendar_update
        from .holdings import also_held
        from .models import AttendanceImport, DroppedFile, ImportBatch, ImportJob, Registration, RegistrationList
        from .queries.call import told_proposals
        from .request import participant_roles, shorten_session

        register_replays()
        every(erase_expired, hours=1, due=rows_to_erase, what=_("registrations and attendance"))
        every(forget_withdrawn_lately, hours=1)
        every(enrol_in_new_webinars, minutes=10)
        every(warn_of_registrations, hours=6)
        counted: tuple[type[Model], ...] = (AttendanceImport, RegistrationList, Registration)
        for model in counted:
            kept_from(rows_of(model), "made_at", last_day="erase_on")
        kept_from(rows_of(ImportBatch), "made_at")
        kept_from(rows_of(ImportJob), "made_at")
        kept_at_most(rows_of(DroppedFile), "erase_on", KEPT_UNREAD)
        for kind in (SESSION_CHANGED, CYCLE_CANCELLED):
            goes_with(kind, calendar_update)
        also_held("proposals", tell=told_proposals, erase=lambda who: take_back_proposals(registration=who))
        also_asks(participant_roles, role=Role.PARTICIPANT, entrance="convening:enter")
        user_logged_in.connect(shorten_session, dispatch_uid="shorten_session")
