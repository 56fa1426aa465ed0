from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AttendanceConfig(AppConfig):
    name = "tinkuy.attendance"

    def ready(self) -> None:
        from tinkuy.attendance.certificates.registering import register_certificates
        from tinkuy.attendance.cycle_figures.left_open import MEASURED_RETENTION
        from tinkuy.attendance.erasing.actions import expiring
        from tinkuy.attendance.erasing.actions.erasing_again import register_replays
        from tinkuy.attendance.erasing.actions.former_rows import OF_FILES, forget_withdrawn_lately
        from tinkuy.attendance.erasing.actions.leaving import erase_attendance, erase_uploaded_files
        from tinkuy.attendance.figures.answers_to_convening import answer_convening
        from tinkuy.attendance.hiding_decisions.registering import register_hiding_decisions
        from tinkuy.attendance.presences.actions import claim_waiting
        from tinkuy.attendance.presences.queries import journal_of_reports, own_presences
        from tinkuy.attendance.public_persons.actions import follow_attendance
        from tinkuy.attendance.uploads.kinds import ATTENDANCE_REPORT, INVITEE_LIST, REGISTRATION_LIST
        from tinkuy.attendance.warnings.actions import warn_of_registrations
        from tinkuy.convening.registrations.later_stages import add_stage, at_registering
        from tinkuy.convening.registrations.models import Registration
        from tinkuy.core.lasting_erasure.written_ahead import register_moments
        from tinkuy.core.periodic import every
        from tinkuy.notices import wording
        from tinkuy.planning.carried_points.sources import register_source
        from tinkuy.planning.cycles.names_in_files import erased_when_somebody_leaves
        from tinkuy.planning.cycles.queries import rows_by_the_clock
        from tinkuy.uploads.kinds import register_kind
        from tinkuy.uploads.models import Batch, ImportJob, Upload

        register_replays()
        register_source(MEASURED_RETENTION)
        wording.counts("registrations-behind", registered="persons registered, where the page of warnings shows them")
        for kind in (ATTENDANCE_REPORT, REGISTRATION_LIST, INVITEE_LIST):
            register_kind(kind)
        every(expiring.erase_expired, hours=1, due=expiring.rows_to_erase, what=_("registrations and attendance"))
        every(forget_withdrawn_lately, hours=1)
        every(warn_of_registrations, hours=6)
        follow_attendance()
        register_hiding_decisions()
        register_moments(rows_by_the_clock(Registration), "made_at", count_anew=expiring.count_registrations_anew)
        register_moments(rows_by_the_clock(Upload), "made_at", count_anew=expiring.count_files_anew)
        register_moments(rows_by_the_clock(Batch), "made_at")
        register_moments(rows_by_the_clock(ImportJob), "made_at")
        add_stage("attendance", tell=own_presences, erase=erase_attendance, journal=journal_of_reports)
        erased_when_somebody_leaves("files", erase_uploaded_files, models=OF_FILES)
        register_certificates()
        at_registering(claim_waiting)
        answer_convening()
        count_came_beside_invitations()
        label_mails()


def count_came_beside_invitations() -> None:
    from tinkuy.attendance.cycle_figures.queries.came_by_country import came_by_country
    from tinkuy.convening.invitation_mails.queries.came import count_came_by

    count_came_by(came_by_country)


def label_mails() -> None:
    """What the buttons of this app's mails say that they do."""
    from tinkuy.notices.buttons import OPEN_MY_PAGE, SEE_WARNINGS, label_buttons

    label_buttons(OPEN_MY_PAGE, "certificate-ready", "walk-in")
    label_buttons(SEE_WARNINGS, "registrations-behind")
