from typing import ClassVar

from django.db import models

from tinkuy.core import clock
from tinkuy.core.personal_data_map import holds_nobody


class HubRelease(models.Model):
    """A signed release of the archive, chained to the one before: mirrors hold its files, the hub remembers its list.

    `header` is signed to the letter. Of the newest release `files` says the checksum of each file and `days` since when
    each page stands as it does; of former ones nothing is needed any more.
    """

    number = models.PositiveIntegerField(unique=True)
    header = models.TextField()
    signature = models.CharField(max_length=128)
    files = models.JSONField(default=dict)
    days = models.JSONField(default=dict)
    withdrawn = models.JSONField(default=dict)
    made_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (
        holds_nobody("header signature", "Numbers, days, checksums and the hub's own address"),
        holds_nobody("files days withdrawn", "Addresses of public pages, checksums and days"),
    )

    class Meta:
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"release {self.number}"


class MirrorKey(models.Model):
    """A key that took the place of the one before it, from release `first_release` on; without any the first one signs.

    The key follows from the installation's secret and `salt`, so that neither a copy of the database nor the secret
    alone is enough. `statement` says which key it follows, signed by that one (`signature`) and by itself
    (`countersignature`).
    """

    number = models.PositiveIntegerField(unique=True)
    salt = models.CharField(max_length=64)
    first_release = models.PositiveIntegerField()
    statement = models.TextField()
    signature = models.CharField(max_length=128)
    countersignature = models.CharField(max_length=128)
    made_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (
        holds_nobody("salt statement signature countersignature", "Numbers, codes, a fingerprint"),
    )

    class Meta:
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"key {self.number}"
