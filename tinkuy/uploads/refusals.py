"""Why a file is neither counted nor taken back, whatever its kind."""

from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused


def erased() -> Refused:
    return Refused(_("The file was erased: its day came, or somebody left the cycle. Upload it again."))


def changed_meanwhile() -> Refused:
    return Refused(_("This import has changed meanwhile. Reload the page."))


def none_is_ready() -> Refused:
    return Refused(_("No file is ready. Nothing was imported."))


def none_counts() -> Refused:
    return Refused(_("Nothing of these files counts. Nothing changed."))
