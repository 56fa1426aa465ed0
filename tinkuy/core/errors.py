"""How a deed is refused."""

from django.utils.functional import Promise


class Refused(Exception):
    """A deed that may not be done, with the sentence that the person reads (translatable, complete, in their words)."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return str(self.sentence)


class ChangedMeanwhile(Refused):
    """Somebody else changed the thing after it was read: nothing is overwritten that was not seen (promise L08)."""
