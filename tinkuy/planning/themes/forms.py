from django.utils.translation import gettext_lazy as _

from tinkuy.planning.editing.forms import ContentForm, Words


class ThemeForm(ContentForm):
    """A line of themes."""

    words = {"name": Words(_("Theme"), _("A few words: detection, protection, justice."), longest=120, required=True)}
