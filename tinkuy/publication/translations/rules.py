"""Who stands where in a translation: who translates it approves it not, nor publishes it."""

from tinkuy.people.models import Person
from tinkuy.publication.translations.models import SheetTranslation


def is_translator(person: Person, translation: SheetTranslation) -> bool:
    return translation.translators.filter(pk=person.pk).exists()
