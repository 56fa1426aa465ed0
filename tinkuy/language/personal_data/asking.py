"""The question before words become public: what the guard takes for personal data is read again (invariant 12)."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import listed
from tinkuy.language.personal_data.guard import alerts

BEFORE_ALL = _("This may say who somebody is: %(words)s. Read it again; if it names nobody, say so and publish.")

OF_A_CASE = _(
    "This may say who somebody is: %(words)s. Take it out; if it names nobody of a case, tick that you read it again."
)


def demand_names_nobody(texts: Iterable[str], sentence: str | Promise = BEFORE_ALL) -> None:
    """Refuse *texts* for everybody where the guard takes a part for personal data: whoever read them says so then.

    *sentence* asks it with the `words` in it.
    """
    if words := list(dict.fromkeys(alert.text for text in texts for alert in alerts(text))):
        raise Refused(str(sentence) % {"words": listed(words)}, about="names_nobody")
