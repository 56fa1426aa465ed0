from django.db import models

from tinkuy.core.text import TranslatedField


class HubWords(models.Model):
    """What the hub calls itself on its public pages: one row, or none while nobody has written it.

    Words of the institution that runs the installation, in public from the moment they are saved; no person's.
    """

    name = TranslatedField()
    region = TranslatedField()
    is_example = models.BooleanField(default=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="the_hub_has_one_name")]

    def __str__(self) -> str:
        return str(self.name)
