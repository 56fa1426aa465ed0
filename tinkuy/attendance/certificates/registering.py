"""Where certificates hang: on attendance, on a participant's page and data, on the form of the cycle."""

from tinkuy.attendance.public_persons.actions import at_counting
from tinkuy.convening.registrations.later_stages import add_stage, add_to_own_page
from tinkuy.planning.cycles.certificate_effect import register_certificate_effect

from .actions.following import erase_certificate, follow_attendance_of
from .models import Certificate
from .own_data import certificate_on_own_page, own_certificate
from .rule_effect import certificates_today


def register_certificates() -> None:
    """Called once, in `AppConfig.ready`."""
    add_stage("certificates", tell=own_certificate, erase=erase_certificate, models=(Certificate,))
    add_to_own_page(certificate_on_own_page)
    at_counting(follow_attendance_of)
    register_certificate_effect(certificates_today)
