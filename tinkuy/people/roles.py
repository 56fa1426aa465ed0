"""The roles, one code each. The access matrix says what each may do."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """A role is held in a cycle, except the hub's own three: hub editor, administrator, auditor.

    A participant is nobody of the team: whoever registered for the cycle, in the browser where they opened their page.
    An applicant registered where the team decides on each: until then only their own page opens.
    Nor is a guest: a speaker or counterpart, in the browser where they opened theirs.
    """

    COORDINATION = "coordination", _("Regional coordination")
    FOCAL_POINT = "focal_point", _("Local focal point")
    FACILITATION = "facilitation", _("Facilitation")
    RAPPORTEUR = "rapporteur", _("Rapporteur")
    SUPPORT = "support", _("Technical support")
    SYSTEMATISATION = "systematisation", _("Systematisation")
    REVIEWER = "reviewer", _("Peer review")
    SPEAKER = "speaker", _("Speaker")
    OBSERVER = "observer", _("Observer")
    HUB_EDITOR = "hub_editor", _("Hub editor")
    ADMINISTRATOR = "administrator", _("Administrator")
    AUDITOR = "auditor", _("Auditor")
    PARTICIPANT = "participant", _("Participant")
    APPLICANT = "applicant", _("Applicant")
    GUEST = "guest", _("Guest: speaker or counterpart")


HUB_ROLES = (Role.HUB_EDITOR, Role.ADMINISTRATOR, Role.AUDITOR)
PAGE_ROLES = (Role.PARTICIPANT, Role.APPLICANT, Role.GUEST)
"""Held by a browser in which a page without an account is open, not by a person of the team."""
CYCLE_ROLES = tuple(role for role in Role if role not in (*HUB_ROLES, *PAGE_ROLES))


class Sector(TextChoices):
    """Where an organisation stands; a dimension of balance, attribution and endorsement."""

    GOVERNMENT = "government", _("Government")
    CIVIL_SOCIETY = "civil_society", _("Civil society")
    COOPERATION = "cooperation", _("Cooperation agency")
    ACADEMIA = "academia", _("Academia")
    OTHER = "other", _("Other")
