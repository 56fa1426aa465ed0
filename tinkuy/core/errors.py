"""How a deed is refused."""

from django.utils.functional import Promise


class Refused(Exception):
    """A deed that may not be done, with the sentence that the person reads (translatable, complete, in their words).

    `about` names the argument of the deed that it speaks of, or several, the most telling first: the page links the
    sentence to that field and marks it.
    """

    def __init__(self, sentence: str | Promise, *, about: str | tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.about = (about,) if isinstance(about, str) else about

    def __str__(self) -> str:
        return str(self.sentence)


class ChangedMeanwhile(Refused):
    """Somebody else changed the thing after it was read: nothing is overwritten that was not seen (promise L08)."""
