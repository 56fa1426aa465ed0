from django.utils.translation import gettext_lazy as _

from .content import ContentForm, Words


class HubWordsForm(ContentForm):
    """What the hub calls itself."""

    words = {
        "name": Words(
            _("Name of the hub"), _("As your institution calls it. It stands on the first public page."), longest=120
        ),
        "region": Words(_("Region"), _("The part of the world whose countries work together here."), longest=80),
    }
