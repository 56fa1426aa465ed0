"""A question that one cycle asks when people register, and what each of them answered."""

import json
from datetime import date, timedelta
from typing import Any, ClassVar

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy as _
from django_scopes import ScopedManager

from tinkuy.convening.registrations.models import Registration
from tinkuy.core import sealing
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import Until, holds
from tinkuy.core.rows.quick_rows import QuickRow
from tinkuy.core.text import TranslatedField, in_language
from tinkuy.planning.cycles.models.cycle import LONGEST_KEPT, Cycle
from tinkuy.planning.rules import close_of


class QuestionKind(models.TextChoices):
    TEXT = "text", _("A short text")
    ONE = "one", _("One of several")
    SEVERAL = "several", _("Several of them")
    YES_NO = "yes_no", _("Yes or no")


WITH_OPTIONS = (QuestionKind.ONE, QuestionKind.SEVERAL)


class RegistrationQuestion(QuickRow):
    """What a cycle asks beside the rest. `purpose` says what for; answers are kept `keeps_days` after the close.

    `options` stand one in a line in each language, and are known by their place: once somebody has answered they stay.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    ordinal = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=QuestionKind)
    label = TranslatedField()
    purpose = TranslatedField()
    options = TranslatedField()
    is_required = models.BooleanField(default=False)
    keeps_days = models.PositiveSmallIntegerField(
        default=LONGEST_KEPT, help_text="Days after the close until its answers are erased; never more than names are"
    )

    personal_data: ClassVar = (
        holds(
            "label purpose options",
            "What the team asks who registers",
            Until.RECORD,
            "convening.custom_questions.actions.remove_question",
        ),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["ordinal", "id"]

    def __str__(self) -> str:
        return in_language(self.label, "es")

    @property
    def has_options(self) -> bool:
        return self.kind in WITH_OPTIONS

    def options_in(self, language: str) -> list[str]:
        """In *language*, each that lacks there in the main one."""
        main = str(self.options.get(self.cycle.main_language, "")).splitlines()
        own = str(self.options.get(language, "")).splitlines()
        return own if len(own) == len(main) else main

    @cached_property
    def close(self) -> date | None:
        """Of its cycle, from which its days are counted; `questions_of` asks once for all."""
        return close_of(self.cycle)

    @property
    def last_day(self) -> date | None:
        """On which its answers are kept; None while the cycle has no session."""
        close = self.close
        return close + timedelta(days=min(self.keeps_days, self.cycle.keeps_days, LONGEST_KEPT)) if close else None

    def words_of(self, value: Any, language: str) -> str:
        """What was answered, as it is read."""
        if value is None:
            return ""
        if self.kind == QuestionKind.YES_NO:
            return gettext("yes") if value else gettext("no")
        if self.kind == QuestionKind.TEXT:
            return str(value)
        options = self.options_in(language)
        places = [value] if self.kind == QuestionKind.ONE else value
        return ", ".join(options[place] for place in places if 0 <= place < len(options))


class RegistrationAnswer(QuickRow):
    """What somebody answered to one question: sealed, and erased by the question's last day at the latest."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    question = models.ForeignKey(RegistrationQuestion, on_delete=models.CASCADE, related_name="answers")
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="answers")
    sealed_value = models.BinaryField()

    personal_data: ClassVar = (
        holds(
            "sealed_value",
            "What somebody answers who registers",
            Until.THEY_LEAVE,
            "convening.withdrawing.actions.withdraw_registration",
            opens="value",
        ),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["question__ordinal", "id"]
        constraints = [
            models.UniqueConstraint(fields=["question", "registration"], name="one_answer_of_each_to_a_question")
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"

    def seal_value(self, value: Any) -> None:
        """Set what was answered: a text, the places of options, or yes and no. Does not save."""
        self.sealed_value = sealing.seal(json.dumps(value), key=self.cycle.data_key, place=self._place())

    def value(self, key: bytes | None = None) -> Any:
        text = sealing.unseal(self.sealed_value, key=key or self.cycle.data_key, place=self._place())
        return json.loads(text) if text else None

    def _place(self) -> str:
        return f"answer|{self.question.public_id}|{self.registration.public_id}"
