"""What the buttons of a message say that they do: each stage registers it for its kinds.

    label_buttons(ANSWER, "recommendation-asked", "recommendation-due")

`tests/mails` asks of every kind that has a template whether it is registered. A mail program shows the label
in the place of the address, so it says the deed (*Confirm my registration*), never the theme.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

type Label = str | Promise
type LabelOf = Callable[[Mapping[str, Any]], Label]

OPEN = pgettext_lazy("button of a mail", "Open it")
OPEN_SITE = pgettext_lazy("button of a mail", "Open the site")
OPEN_MY_PAGE = pgettext_lazy("button of a mail", "Open my page")
SEE_WHAT_WAITS = pgettext_lazy("button of a mail", "See what waits for me")
SIGN_IN = pgettext_lazy("button of a mail", "Sign in")
ENTER_SESSION = pgettext_lazy("button of a mail", "Enter the session")
CONFIRM_REGISTRATION = pgettext_lazy("button of a mail", "Confirm my registration")
CONFIRM_ADDRESS = pgettext_lazy("button of a mail", "Confirm this address")
SEND_MESSAGE = pgettext_lazy("button of a mail", "Send my message")
BEGIN_SUBSCRIPTION = pgettext_lazy("button of a mail", "Begin to get new sheets")
REGISTER_OR_DECLINE = pgettext_lazy("button of a mail", "Register or decline")
ANSWER = pgettext_lazy("button of a mail", "Answer")
ANSWER_FOR_COUNTRY = pgettext_lazy("button of a mail", "Say where my country stands")
BEGIN_NEXT = pgettext_lazy("button of a mail", "See what stayed open")
TELL_HOW_IT_GOES = pgettext_lazy("button of a mail", "Tell how it goes")
READ_ANSWER = pgettext_lazy("button of a mail", "Read the answer")
WRITE_PRACTICE = pgettext_lazy("button of a mail", "Write my practice")
READ_PRACTICE = pgettext_lazy("button of a mail", "Read the practice")
SEE_MY_PRACTICE = pgettext_lazy("button of a mail", "See my practice")
READ_SHEET = pgettext_lazy("button of a mail", "Read the sheet")
REVIEW = pgettext_lazy("button of a mail", "Read and review")
CORRECT = pgettext_lazy("button of a mail", "Correct it")
APPROVE = pgettext_lazy("button of a mail", "Read and approve")
PUBLISH = pgettext_lazy("button of a mail", "Read and publish")
GO_ON_TRANSLATING = pgettext_lazy("button of a mail", "Go on translating")
NAME_SOMEBODY = pgettext_lazy("button of a mail", "Name somebody")
SEE_PLAN = pgettext_lazy("button of a mail", "See the plan")
SEE_MAILS = pgettext_lazy("button of a mail", "See the mails")
SEE_WARNINGS = pgettext_lazy("button of a mail", "See the warnings")
SEE_TASKS = pgettext_lazy("button of a mail", "See my tasks")
SEE_INSTALLATION = pgettext_lazy("button of a mail", "See the installation")
SEE_PROPOSAL = pgettext_lazy("button of a mail", "See the answer")
CHANGE_SUBSCRIPTION = pgettext_lazy("button of a mail", "Change or end these mails")

_labels: dict[str, tuple[Label | LabelOf, ...]] = {}


def label_buttons(label: Label | LabelOf | tuple[Label, ...], *kinds: str) -> None:
    """Register, once, in an `AppConfig.ready`, what the button of messages of *kinds* says.

    Several in the order of the addresses, where a message has more than one; the last stands for any further.
    """
    labels = label if isinstance(label, tuple) else (label,)
    _labels.update(dict.fromkeys(kinds, labels))


def button_labels(kind: str, values: Mapping[str, Any]) -> tuple[str, ...]:
    """In the language that is active; `OPEN` for a kind that nobody registered."""
    return tuple(str(one(values) if callable(one) else one) for one in _labels.get(kind, (OPEN,)))


def labelled_kinds() -> frozenset[str]:
    """Every kind of which a stage said what its button does."""
    return frozenset(_labels)
