from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinkuy.core import clock, sealing
from tinkuy.core.personal_data_map import holds_nobody
from tinkuy.people.models import Person
from tinkuy.publication.sheets.models import Sheet


class DoiService(models.TextChoices):
    """Which of the two services of DataCite registers; their addresses are `settings.DATACITE_ADDRESSES`."""

    DATACITE = "datacite", _("DataCite (api.datacite.org): these DOIs count and stay")
    TEST = "test", _("DataCite's test service (api.test.datacite.org): to try it out; no sheet prints them")


class DoiAccount(models.Model):
    """The hub's account of a repository at DataCite; there is one at most. Its password is sealed and shown to nobody.

    `registers_since` is from when on each new sheet is registered as it is published; empty where that is not wished.
    """

    service = models.CharField(max_length=10, choices=DoiService, default=DoiService.TEST)
    repository = models.CharField(max_length=60)
    prefix = models.CharField(max_length=20)
    sealed_password = models.BinaryField(default=b"")
    registers_since = models.DateTimeField(null=True, blank=True)

    personal_data: ClassVar = (holds_nobody("repository prefix sealed_password", "An account of the institution"),)

    def __str__(self) -> str:
        return f"{self.repository} at {self.service}"

    def seal(self, password: str) -> None:
        """Set the password. Does not save."""
        self.sealed_password = sealing.seal(password, key=settings.KEYRING.master, place=self._place)

    @property
    def password(self) -> str:
        return sealing.unseal(self.sealed_password, key=settings.KEYRING.master, place=self._place)

    @property
    def address(self) -> str:
        """Of the REST interface of its service, without a slash behind."""
        return settings.DATACITE_ADDRESSES[self.service]

    @property
    def _place(self) -> str:
        return f"doi_account|password|{self.service}|{self.repository}"


class DoiState(models.TextChoices):
    ASKED = "asked"
    REGISTERED = "registered"
    REJECTED = "rejected"


class SheetDoi(models.Model):
    """The DOI of a sheet in all its versions and languages: asked for by a person or at publication, registered by the
    worker. Public pages read the copy in `CatalogueRecord.doi`, so that an attempt makes none of them anew.

    `read_at` is of which moment the metadata are that DataCite has, `digest` their fingerprint; `is_hidden` that it is
    found there no more (it still leads to its page). `due_at` is when the worker tries again, empty where it waits for
    nothing; `tried_at` when DataCite was last told, whether or not it answered: from then on it may have the DOI.
    `fault` is the sentence in which DataCite refused, or a word of ours (`UNREACHABLE`).
    """

    UNREACHABLE: ClassVar = "unreachable"

    sheet = models.OneToOneField(Sheet, on_delete=models.CASCADE, related_name="registered_doi")
    doi = models.CharField(max_length=120, unique=True)
    service = models.CharField(max_length=10, choices=DoiService)
    state = models.CharField(max_length=10, choices=DoiState, default=DoiState.ASKED)
    is_hidden = models.BooleanField(default=False)
    digest = models.CharField(max_length=64, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    tried_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=300, blank=True)
    asked_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (holds_nobody("doi digest fault", "An identifier, and what DataCite answers"),)

    class Meta:
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [models.Index(fields=["due_at"], name="publication_doi_due")]

    def __str__(self) -> str:
        return f"{self.doi} ({self.state})"

    @property
    def is_registered(self) -> bool:
        return self.read_at is not None

    @property
    def may_be_registered(self) -> bool:
        """Told to DataCite itself, whose answer is not known: the DOI may stand there for good."""
        return self.tried_at is not None and not self.is_registered and self.service == DoiService.DATACITE

    @property
    def is_printed(self) -> bool:
        """Registered where DOIs stay: unlike one of the test service it is exchanged for no other."""
        return self.is_registered and self.service == DoiService.DATACITE
