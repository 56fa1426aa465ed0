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

        from tinkuy.convening.call.actions.proposing import take_back_proposals
        from tinkuy.convening.call.queries import told_proposals
        from tinkuy.convening.erasing.actions.due import rows_to_erase
        from tinkuy.convening.erasing.actions.erasing_again import register_replays
        from tinkuy.convening.erasing.actions.expiring import erase_expired
        from tinkuy.convening.erasing.actions.former_rows import forget_withdrawn_lately
        from tinkuy.convening.erasing.actions.last_days import (
            count_lists_anew,
            count_registrations_anew,
            count_reports_anew,
        )
        from tinkuy.convening.erasing.actions.withdrawn_attendance import erase_attendance
        from tinkuy.convening.hiding.queries.registered import registered_for_session, registered_in_cycle
        from tinkuy.convening.kept_files.models import RegistrationList
        from tinkuy.convening.messages.changes import CYCLE_CANCELLED, SESSION_CHANGED, calendar_update
        from tinkuy.convening.moving.actions import enrol_in_new_webinars
        from tinkuy.convening.moving.queries import counted_by
        from tinkuy.convening.presences.actions import claim_waiting
        from tinkuy.convening.presences.models import AttendanceImport
        from tinkuy.convening.presences.queries import journal_of_reports, own_presences
        from tinkuy.convening.registrations.later_stages import also_held, at_registering
        from tinkuy.convening.registrations.models import Registration
        from tinkuy.convening.registrations.request import participant_roles, shorten_session
        from tinkuy.convening.uploads.actions.dropping import KEPT_UNREAD
        from tinkuy.convening.uploads.models.batch import DroppedFile, ImportBatch
        from tinkuy.convening.uploads.models.job import ImportJob
        from tinkuy.convening.warnings.actions import warn_of_registrations
        from tinkuy.core.periodic import every
        from tinkuy.core.written_ahead import register_last_day, register_moments
        from tinkuy.notices.attachments import goes_with
        from tinkuy.people.roles import Role
        from tinkuy.planning.gate import also_asks

        register_replays()
        every(erase_expired, hours=1, due=rows_to_erase, what=_("registrations and attendance"))
        every(forget_withdrawn_lately, hours=1)
        every(enrol_in_new_webinars, minutes=10)
        every(warn_of_registrations, hours=6)
        register_moments(rows_of(AttendanceImport), "made_at", count_anew=count_reports_anew)
        register_moments(rows_of(RegistrationList), "made_at", count_anew=count_lists_anew)
        register_moments(rows_of(Registration), "made_at", count_anew=count_registrations_anew)
        register_moments(rows_of(ImportBatch), "made_at")
        register_moments(rows_of(ImportJob), "made_at")
        register_last_day(rows_of(DroppedFile), "erase_on", KEPT_UNREAD)
        for kind in (SESSION_CHANGED, CYCLE_CANCELLED):
            goes_with(kind, calendar_update)
        also_held("proposals", tell=told_proposals, erase=lambda who: take_back_proposals(registration=who))
        also_held("attendance", tell=own_presences, erase=erase_attendance, journal=journal_of_reports)
        at_registering(claim_waiting)
        counted_by(of_session=registered_for_session, of_cycle=registered_in_cycle)
        also_asks(participant_roles, role=Role.PARTICIPANT, entrance="convening:enter")
        user_logged_in.connect(shorten_session, dispatch_uid="shorten_session")
