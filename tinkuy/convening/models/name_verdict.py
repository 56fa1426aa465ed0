from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.held import holds_nobody
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

from .registration import Registration


class NameVerdict(models.Model):
    """A person's word on a match that the program made by name: it is them, or it is not. Reversible.

    Of an account that is *not* `registration` the program never says so again by itself, whatever is imported. One that
    is stays theirs, even where somebody of the same name registers later. `index` and `webinar` as in `NameAlias`.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    index = models.CharField(max_length=64, help_text="Blind index of the folded name")
    webinar = models.ForeignKey(Webinar, null=True, blank=True, on_delete=models.CASCADE)
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE)
    is_theirs = models.BooleanField()
    said_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    said_at = models.DateTimeField(default=clock.now)

    held: ClassVar = (holds_nobody("index", "A keyed fingerprint"),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["-said_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "index", "registration"],
                condition=models.Q(webinar=None),
                name="one_verdict_per_name",
            ),
            models.UniqueConstraint(
                fields=["cycle", "index", "registration", "webinar"], name="one_verdict_per_name_and_webinar"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration} is {'' if self.is_theirs else 'not '}the account"
