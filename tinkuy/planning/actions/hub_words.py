from django.db import transaction

from tinkuy.core.text import Translations
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.models import HubWords


@transaction.atomic
def name_hub(*, actor: Person, name: Translations, region: Translations, is_example: bool = False) -> HubWords:
    """What the hub calls itself in public, and for whom it is; without words the public pages say it neutrally."""
    rules.demand(actor, "name_the_hub", None)
    words, _is_new = HubWords.objects.update_or_create(
        pk=1, defaults={"name": name, "region": region, "is_example": is_example}
    )
    record(actor, "named the hub", words)
    return words
