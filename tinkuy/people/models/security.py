"""What proves who a person is: a code by mail, a link, and what they set up beside them. All goes with the person."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from tinkuy.core import clock, sealing
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import Until, holds, holds_nobody

from .person import Person


class SignInCode(models.Model):
    """A code sent by mail. Only its keyed fingerprint is stored; it works once, for ten minutes, for five tries."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    fingerprint = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    personal_data: ClassVar = (holds_nobody("fingerprint", "A keyed fingerprint"),)

    def __str__(self) -> str:
        return f"code of {self.made_at:%Y-%m-%d %H:%M}"


class EntryLink(models.Model):
    """The administrator's link that the start-up prints: works once, by a press, within a day."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    fingerprint = models.CharField(max_length=64, unique=True)
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    personal_data: ClassVar = (holds_nobody("fingerprint", "A keyed fingerprint"),)

    def __str__(self) -> str:
        return f"link until {self.ends_at:%Y-%m-%d %H:%M}"


class Passkey(models.Model):
    """A key that a device or a password manager keeps. Ours is the public half: it opens nothing by itself."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="passkeys")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    name = models.CharField(max_length=60)
    credential_id = models.CharField(max_length=1400, unique=True)
    credential = models.BinaryField()
    made_at = models.DateTimeField(default=clock.now)
    used_at = models.DateTimeField(null=True, blank=True)

    personal_data: ClassVar = (
        holds("name", "What its owner calls a key of theirs", Until.ACCOUNT, "people.actions.passkeys.remove_passkey"),
        holds_nobody("credential_id credential", "The public half of a key"),
    )

    class Meta:
        ordering = ["made_at", "id"]

    def __str__(self) -> str:
        return self.name


class CodeApp(models.Model):
    """An app that shows six digits, new each half minute (TOTP). Its secret is sealed; each code works once.

    Until it is confirmed by a first code it proves nothing.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="code_app")
    sealed = models.BinaryField()
    made_at = models.DateTimeField(default=clock.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    last_step = models.BigIntegerField(default=0)

    personal_data: ClassVar = (holds_nobody("sealed", "A secret of the program"),)

    def __str__(self) -> str:
        return f"code app of {self.made_at:%Y-%m-%d}"

    def seal(self, secret: str) -> None:
        """Set the secret. Does not save."""
        self.sealed = sealing.seal(secret, key=settings.KEYRING.master, place=self._place())

    def secret(self) -> str:
        return sealing.unseal(self.sealed, key=settings.KEYRING.master, place=self._place())

    def _place(self) -> str:
        return f"code_app|secret|{self.person.public_id}"


class RecoveryCode(models.Model):
    """One of ten codes on paper, for who lost the telephone. Only its keyed fingerprint is stored; it works once."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="recovery_codes")
    fingerprint = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (holds_nobody("fingerprint", "A keyed fingerprint"),)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "fingerprint"], name="one_recovery_code_each")]

    def __str__(self) -> str:
        return f"recovery code of {self.made_at:%Y-%m-%d}"


class SignInSession(models.Model):
    """A browser in which a person is signed in. Without this row the browser is signed out.

    `label` is coarse («Firefox, Android»), so that one knows one's own again; no address is kept.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sign_in_sessions")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    label = models.CharField(max_length=40, blank=True)
    begun_at = models.DateTimeField(default=clock.now)
    seen_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (holds_nobody("label", "Make and system of a browser, of a list"),)

    class Meta:
        ordering = ["-seen_at", "-id"]

    def __str__(self) -> str:
        return f"session of {self.begun_at:%Y-%m-%d %H:%M}"


class FailedTries(models.Model):
    """How often somebody was wrong, under a keyed fingerprint of an account or a block of addresses. Gone in a day."""

    tag = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (holds_nobody("tag", "A keyed fingerprint"),)

    def __str__(self) -> str:
        return f"{self.count} tries"
