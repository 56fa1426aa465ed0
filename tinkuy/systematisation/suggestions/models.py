from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.personal_data_map import holds_nobody
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.evidence.models.transcript import Transcript


class Dismissal(models.Model):
    """A suggestion of a session that a person said is none: its sentence is kept as a keyed hash, never as words."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="dismissals")
    fingerprint = models.CharField(max_length=64, help_text="Keyed hash of the session and the sentence, folded")
    dismissed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    dismissed_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (holds_nobody("fingerprint", "A fingerprint"),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["webinar", "fingerprint"], name="one_dismissal_per_sentence")]

    def __str__(self) -> str:
        return f"dismissal {self.fingerprint[:8]}"


class SentenceWeights(models.Model):
    """What the sentences of a transcript sound like by their meaning, reckoned ahead by the worker.

    `weights` holds for each sentence eight bytes of its keyed hash and a byte for each kind: no word, and no vector.
    `state` tells the words that they are of from later ones: while it is another one, the worker is not done.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    transcript = models.OneToOneField(Transcript, on_delete=models.CASCADE, related_name="sentence_weights")
    state = models.CharField(max_length=60, help_text="Of which weights, captions and letters they are")
    weights = models.BinaryField(default=b"")
    reckoned_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (holds_nobody("state weights", "Numbers, codes, a fingerprint"),)

    objects = ScopedManager(cycle="cycle")

    def __str__(self) -> str:
        return f"sentence weights {self.pk}"
