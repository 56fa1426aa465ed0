from datetime import date, datetime
from typing import Any, ClassVar

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _, pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.keys import key_store
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.core.rows.quick_rows import QuickRow
from tinkuy.core.text import TranslatedField, in_language
from tinkuy.journal.erasures import note_erasure
from tinkuy.planning.hours import local_day


class CycleKind(models.TextChoices):
    EXCHANGE = "exchange", _("Exchange of knowledge")
    TRAINING = "training", _("Training")
    CONSULTATION = "consultation", _("Consultation")


class CycleState(models.TextChoices):
    IDEA = "idea", pgettext_lazy("state of a cycle", "Idea")
    DESIGN = "design", pgettext_lazy("state of a cycle", "Design")
    CONVENING = "convening", pgettext_lazy("state of a cycle", "Convening")
    RUNNING = "running", pgettext_lazy("state of a cycle", "Running")
    CLOSING = "closing", pgettext_lazy("state of a cycle", "Closing")
    SYSTEMATISING = "systematising", pgettext_lazy("state of a cycle", "Systematising")
    DOCUMENTED = "documented", pgettext_lazy("state of a cycle", "Documented")
    FOLLOW_UP = "follow_up", pgettext_lazy("state of a cycle", "Follow-up")
    ARCHIVED = "archived", pgettext_lazy("state of a cycle", "Archived")
    CANCELLED = "cancelled", pgettext_lazy("state of a cycle", "Cancelled")


class Regime(models.TextChoices):
    """How what is said may be attributed, from the most open to the strictest."""

    PUBLIC = "public", _("Public")
    ATTRIBUTION = "attribution", _("Attribution by country or sector")
    CHATHAM_HOUSE = "chatham_house", _("Chatham House Rule")
    CLOSED = "closed", _("Closed")


class Governance(models.TextChoices):
    ALL_PROPOSE = "all_propose", _("Everyone proposes")
    GOVERNMENTS_ONLY = "governments_only", _("Only governments endorse")


ANNOUNCED_STATES = (
    CycleState.CONVENING,
    CycleState.RUNNING,
    CycleState.CLOSING,
    CycleState.SYSTEMATISING,
    CycleState.DOCUMENTED,
    CycleState.FOLLOW_UP,
    CycleState.ARCHIVED,
)


CYCLE_REMOVED = "cycle-removed"
"""How the ledger of erasures calls it."""

LONGEST_KEPT = 30
"""Days after the close: a cycle may keep its participants' names for less, never for longer."""


ATTENDED_FROM = 10
"""Minutes, while a cycle sets no other number."""

REVIEWS_NEEDED, MOST_REVIEWS = 2, 5
"""Favourable reviews of a sheet, each of another country: while a cycle sets no other number, and at most."""


class Cycle(QuickRow):
    """A finite, ordered series of webinars on one theme, for invited countries, with one close.

    The cycle is the scope of everything beneath it: no row of a cycle can be read unless that cycle is in scope.
    It owns the data key that seals its participants' names and addresses; without the key they cannot be read again.
    The key lies outside the row (`core/keys/key_store.py`): on disk before the row is, destroyed once the row is gone.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=20, choices=CycleKind, default=CycleKind.EXCHANGE)
    state = models.CharField(max_length=20, choices=CycleState, default=CycleState.DESIGN)
    title = TranslatedField()
    guiding_question = TranslatedField()
    audience = TranslatedField()
    purpose = TranslatedField()
    expected_results = TranslatedField()
    languages = models.JSONField(default=list, blank=True, help_text="Codes of the languages spoken in it")
    target_attendance = models.PositiveIntegerField(null=True, blank=True, help_text="Persons hoped for a session")
    begins_on = models.DateField(null=True, blank=True, help_text="From when sessions may be held")
    ends_on = models.DateField(null=True, blank=True, help_text="Until when")
    call_until = models.DateField(null=True, blank=True, help_text="Last day of the call for themes; none while closed")
    keeps_days = models.PositiveSmallIntegerField(
        default=LONGEST_KEPT, help_text="Days after the close until participants' names and addresses are erased"
    )
    main_language = models.CharField(max_length=5, default="es")
    zone = models.CharField(max_length=64, default="America/Lima")
    default_regime = models.CharField(max_length=20, choices=Regime, default=Regime.ATTRIBUTION)
    governance = models.CharField(max_length=20, choices=Governance, default=Governance.ALL_PROPOSE)
    attendance_minutes = models.PositiveSmallIntegerField(default=10)
    reviews_needed = models.PositiveSmallIntegerField(
        default=REVIEWS_NEEDED, help_text="Favourable reviews, each of another country, until a sheet may be approved"
    )
    certificate_percent = models.PositiveSmallIntegerField(
        default=0, help_text="Of the sessions: whoever attended so many earns a certificate; 0 gives none"
    )
    places = models.PositiveIntegerField(
        null=True, blank=True, help_text="In each session that sets no other number; none where nobody is turned away"
    )
    admits_by_approval = models.BooleanField(default=False, help_text="The team decides on each registration")
    is_sensitive = models.BooleanField(default=True)
    validate_by = models.DateField(null=True, blank=True)
    is_example = models.BooleanField(default=False)
    clock_stands_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    previous = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="It went on from this one",
    )

    personal_data: ClassVar = (
        holds(
            "title guiding_question audience purpose expected_results",
            "What the team writes of its cycle",
            Until.RECORD,
            "planning.cycles.actions.cycle.edit_cycle",
        ),
        holds_nobody("slug languages zone", "Codes, an address made from the title"),
    )

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["previous"], condition=~models.Q(state="cancelled"), name="one_next_cycle_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return in_language(self.title, self.main_language) or self.slug

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A row that is new has its key before it: a cycle without one could keep nobody's name."""
        is_new = self._state.adding and key_store.make(key_name(self.public_id), place=key_place(self.public_id))
        try:
            super().save(*args, **kwargs)
        except BaseException:
            if is_new:
                key_store.destroy(key_name(self.public_id))
            raise

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """The key goes once the row is gone for good."""
        public_id = self.public_id
        with transaction.atomic():
            note_erasure(CYCLE_REMOVED, public_id)
            transaction.on_commit(lambda: forget_key(public_id))
            return super().delete(*args, **kwargs)

    def renew_key(self) -> None:
        """A new key in the place of one that is lost for good: what it sealed stays sealed."""
        key_store.destroy(key_name(self.public_id))
        key_store.make(key_name(self.public_id), place=key_place(self.public_id))

    @property
    def is_announced(self) -> bool:
        """Its page is public."""
        return self.state in ANNOUNCED_STATES

    @property
    def data_key(self) -> bytes:
        """Opens what is sealed in this cycle; raises `Unsealable` once the key was destroyed."""
        return key_store.unwrapped(key_name(self.public_id), place=key_place(self.public_id))

    def now(self) -> datetime:
        """The present moment, or the one at which an example cycle's clock stands."""
        return self.clock_stands_at or clock.now()

    def today(self) -> date:
        """The day in the zone of the cycle: of an evening in Bogotá it is tomorrow in UTC already."""
        return local_day(self.now(), self.zone)


def key_name(public_id: str) -> str:
    """Under which name the store keeps the key of the cycle *public_id*."""
    return f"cycle-{public_id}"


def key_place(public_id: str) -> str:
    """What that key is bound to when it is wrapped."""
    return f"cycle|{public_id}"


def forget_key(public_id: str) -> bool:
    """Destroy the key of a cycle whose row is gone; whether it was."""
    if Cycle.objects.filter(public_id=public_id).exists():
        return False
    key_store.destroy(key_name(public_id))
    return True


class InvitedCountry(QuickRow):
    """A country invited to a cycle. All of them have the same rights."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="invited_countries")
    country = models.CharField(max_length=2)
    zone = models.CharField(max_length=64)
    goes_without = models.CharField(
        max_length=500,
        blank=True,
        help_text="Why the cycle goes on without its focal point; empty while one is awaited",
    )

    personal_data: ClassVar = (
        holds(
            "goes_without",
            "Why a cycle goes on without a country",
            Until.RECORD,
            "planning.plan.actions.await_focal_point",
        ),
        holds_nobody("zone", "A time zone"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["country"]
        constraints = [models.UniqueConstraint(fields=["cycle", "country"], name="one_invitation_per_country")]

    def __str__(self) -> str:
        return self.country
