"""What the paper and the page where it is checked both say."""

from django.utils.translation import gettext as _, ngettext


def hours_in_words(minutes: int) -> str:
    """«6 hours», «5 hours 30 minutes»: of the sessions that were attended."""
    hours, rest = divmod(minutes, 60)
    whole = ngettext("%(hours)d hour", "%(hours)d hours", hours) % {"hours": hours}
    part = ngettext("%(minutes)d minute", "%(minutes)d minutes", rest) % {"minutes": rest}
    if not rest:
        return whole
    return _("%(hours)s %(minutes)s") % {"hours": whole, "minutes": part} if hours else part
