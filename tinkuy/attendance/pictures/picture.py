from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

type Size = Literal["page", "phone", "print"]


@dataclass(frozen=True)
class Picture:
    """`title` says the finding, `description` holds the numbers, `note` what is counted; `draw` gives each size."""

    title: str
    description: str
    note: str
    draw: Callable[[Size], SafeString]

    @property
    def page(self) -> SafeString:
        return self.draw("page")

    @property
    def phone(self) -> SafeString:
        return self.draw("phone")

    @property
    def alone(self) -> SafeString:
        return self.draw("print")


def numbers(counts: Iterable[int | None]) -> str:
    """«238, 221, 207»; a hidden one is said to be hidden, since it may be large."""
    return ", ".join(str(count) if count is not None else _("hidden: too few people") for count in counts)
