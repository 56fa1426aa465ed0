import json
from collections.abc import Iterable, Mapping
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from tinkuy.core import clock, sealing
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle


class WordLanguage(models.TextChoices):
    SPANISH = "es", _("Spanish")
    PORTUGUESE = "pt", _("Portuguese")
    ENGLISH = "en", _("English")


class HeaderWord(models.Model):
    """A word of the hub for a column of reports, beside those of the file of synonyms.

    A word that was removed stays with its dates: a preview is committed with the words that it was read with.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    word = models.CharField(max_length=80)
    key = models.CharField(max_length=80, help_text="What headers are compared by")
    meaning = models.CharField(max_length=30)
    language = models.CharField(max_length=8, choices=WordLanguage)
    is_example = models.BooleanField(default=False)
    added_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    added_at = models.DateTimeField(default=clock.now)
    removed_at = models.DateTimeField(null=True, blank=True)

    personal_data: ClassVar = (
        holds(
            "word key",
            "A column's name, as the hub's editors taught it",
            Until.HUB,
            "",
        ),
        holds_nobody("meaning", "A word of the program"),
    )

    class Meta:
        ordering: ClassVar = ["meaning", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "is_example"], condition=models.Q(removed_at=None), name="a_word_has_one_meaning"
            )
        ]

    def __str__(self) -> str:
        return self.word


class ColumnMapping(models.Model):
    """What a person said of the columns of files with exactly these headers, in one language (or any, "").

    It belongs to its cycle and reads no file of another. What is taken for a header may be somebody's data, so it is
    sealed; it goes with the names of the cycle.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    signature = models.CharField(max_length=64, help_text="Blind index of the sorted headers")
    sealed_columns = models.BinaryField(default=b"", help_text="JSON: the headers, and what was said of them")
    language = models.CharField(max_length=8, blank=True, choices=WordLanguage)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    made_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(cycle="cycle")

    personal_data: ClassVar = (
        holds(
            "sealed_columns",
            "What columns of a file are, as somebody said",
            Until.CLOSES,
            "attendance.erasing.actions.expiring.erase_expired",
            opens="headers",
        ),
        holds_nobody("signature", "A fingerprint"),
    )

    class Meta:
        ordering: ClassVar = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "signature", "language"], name="one_mapping_for_headers_in_a_language"
            )
        ]

    def __str__(self) -> str:
        return f"mapping {self.public_id}"

    @staticmethod
    def signature_of(cycle: Cycle, headers: Iterable[str]) -> str:
        """By which the mapping of exactly these *headers* (keys) is found in *cycle*."""
        return sealing.blind_index("\n".join(sorted(set(headers))), place=f"{cycle.public_id}|headers")

    def keep_columns(self, headers: Iterable[str], columns: Mapping[str, str]) -> None:
        """Keep what was said: the key of a header → a meaning of `reports.MEANINGS`, "" for one that is not used.

        Does not save.
        """
        text = json.dumps({"headers": sorted(set(headers)), "columns": dict(columns)})
        self.sealed_columns = sealing.seal(text, key=self.cycle.data_key, place=self._place)

    @property
    def headers(self) -> frozenset[str]:
        """The keys of all headers of such files."""
        return frozenset(self._opened()["headers"])

    @property
    def columns(self) -> dict[str, str]:
        """What was said of them."""
        return dict(self._opened()["columns"])

    def _opened(self) -> dict[str, dict[str, str]]:
        text = sealing.unseal(self.sealed_columns, key=self.cycle.data_key, place=self._place)
        mappings: dict[str, dict[str, str]] = json.loads(text) if text else {"headers": {}, "columns": {}}
        return mappings

    @property
    def _place(self) -> str:
        return f"column_mapping|columns|{self.public_id}"
