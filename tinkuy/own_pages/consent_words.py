"""The exact words of each consent, by version. A version that somebody agreed to is never reworded: add another."""

from collections.abc import Iterator, Mapping

from django.utils.functional import Promise

Versions = Mapping[str, str | Promise]


class ConsentWords:
    """*texts*: the versions of each purpose, in the order in which the purposes are asked.

    The versions are named by the month in which they were written, with a letter where it has several; the
    translations belong to them.
    """

    def __init__(self, texts: Mapping[str, Versions]) -> None:
        self._texts = texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def current_version(self, purpose: str) -> str:
        """The latest version of a consent's words."""
        return max(self._texts[purpose])

    def read(self, purpose: str, version: str = "") -> str:
        """What the person read, in the active language; a version that is not known here says nothing."""
        return str(self._texts[purpose].get(version or self.current_version(purpose), ""))
