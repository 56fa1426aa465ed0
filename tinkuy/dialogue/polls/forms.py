from collections.abc import Mapping

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tinkuy.dialogue.polls.actions import MOST_OPTIONS
from tinkuy.planning.editing.forms import ContentForm, Words

FIRST_OPTIONS = 2
LONGEST_OPTION = 120
OPTIONS = tuple(f"option_{place}" for place in range(1, MOST_OPTIONS + 1))


def _option(place: int) -> Words:
    label = format_lazy(_("Option {number}"), number=place)
    return Words(label, longest=LONGEST_OPTION, required=place <= FIRST_OPTIONS)


class PollForm(ContentForm):
    """A question and up to eight options of which each person chooses one; those left empty are left out."""

    words = {
        "question": Words(_("Question"), _("One idea, answered in a few seconds."), longest=200, required=True),
        **{name: _option(place) for place, name in enumerate(OPTIONS, start=1)},
    }

    @property
    def question(self) -> Mapping[str, str]:
        words: Mapping[str, str] = self.cleaned_data["question"]
        return words

    @property
    def options(self) -> list[Mapping[str, str]]:
        return [self.cleaned_data[name] for name in OPTIONS if any(self.cleaned_data[name].values())]
