"""Refusals that the page can help with."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused


class UnknownColumns(Refused):
    """No column is known. `headers` are the cells of the first line, for the person to say what each one means."""

    def __init__(self, headers: Sequence[str]) -> None:
        self.headers = tuple(headers)
        super().__init__(
            _("The columns of this file are not known (%(headers)s). Say which is the name, the e-mail and the hours.")
            % {"headers": ", ".join(header[:30] for header in headers[:6])}
        )
