"""What the page of a session's messages draws."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinkuy.convening.mail_approval.queries import OutboxEntry
from tinkuy.core.languages import CODES
from tinkuy.core.text import listed
from tinkuy.design.figures.language_cords import language_cords
from tinkuy.planning.editing.forms import NAMES

register = template.Library()


@register.simple_tag
def text_cords(entry: OutboxEntry) -> SafeString:
    """The languages of a message: dashed where only others have a text of their own."""
    without = [] if entry.is_uniform else [code for code in CODES if code not in entry.own_languages]
    names = listed([NAMES[code] for code in without])
    title = (
        _("Without a text of its own: %(languages)s") % {"languages": names} if without else _("Text in all languages")
    )
    return language_cords([(code, code not in without) for code in CODES], title=title)
