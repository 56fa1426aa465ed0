from typing import Any

from django.utils.translation import gettext_lazy as _

from tinkuy.convening.registering.forms import SessionsForm


class OwnSessionsForm(SessionsForm):
    """On one's own page one may also come to none of the sessions that are left."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["webinars"].required = False
        self.fields["webinars"].label = _("Sessions to come")
