"""The four kinds of finding: their code, their class in CSS, their words."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    """`code` as in the database, `token` as in the names of CSS variables, `ink` its dye in the light scheme."""

    code: str
    token: str
    ink: str
    singular: str | Promise
    plural: str | Promise

    @property
    def css(self) -> str:
        return self.code.replace("_", "-")


KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind("risk", "ri", "#A3213F", _("Risk"), _("Risks")),
        Kind("good_practice", "bp", "#577436", _("Good practice"), _("Good practices")),
        Kind("lesson", "le", "#2F4F8F", _("Lesson"), _("Lessons")),
        Kind("recommendation", "re", "#B97914", _("Recommendation"), _("Recommendations")),
    )
}
