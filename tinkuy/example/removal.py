"""Removing the example: everything that stands under an example cycle, its trail, its persons and organisations."""

from django.apps import apps
from django.db import models
from django_scopes import scopes_disabled

from tinkuy.attendance.columns.models import HeaderWord
from tinkuy.journal.erasures import Named
from tinkuy.journal.models import Entry
from tinkuy.notices.models import DevelopmentMessage
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hub.models import HubWords
from tinkuy.publication.sheets.models import SheetVersion

from .pack import Pack
from .traces import forget_messages_of, forget_rooms


def remove(pack: Pack) -> int:
    """Delete every example cycle, the persons and organisations of *pack* that are in no other use; how many cycles."""
    cycles = list(Cycle.objects.filter(is_example=True))
    for cycle in cycles:
        remove_cycle(cycle)
    HeaderWord.objects.filter(is_example=True).delete()
    if HubWords.objects.filter(is_example=True).delete()[0]:
        Entry.objects.filter(subject="hubwords").delete()  # nobody else has written what the hub calls itself
    persons = Person.objects.filter(is_example=True)
    DevelopmentMessage.objects.filter(to__in=persons.values("email")).delete()
    persons.delete()
    for row in pack.cycle["organisations"]:
        _remove_unused(row["id"])
    return len(cycles)


def remove_cycle(cycle: Cycle) -> None:
    """Delete the rows of one example cycle, the latest stage first, with its trail; its persons stay."""
    with scopes_disabled():
        forget_rooms(cycle)
        forget_messages_of(cycle)
        SheetVersion.objects.filter(is_example=True, cycle_slug=cycle.slug).delete()
        for model in reversed(_models_of_cycles()):
            model._base_manager.filter(cycle=cycle).delete()
    Entry.objects.filter(cycle=cycle.public_id).delete()
    cycle.delete()


def remove_again(named: Named) -> int:
    """After a restore of an older copy: cycles that were removed since."""
    cycles = [cycle for cycle in Cycle.objects.all() if named(cycle.public_id)]
    for cycle in cycles:
        remove_cycle(cycle)
    return len(cycles)


def _remove_unused(slug: str) -> None:
    """An organisation that a real cycle or person came to use stays, and so does what they say of it."""
    organisation = Organisation.objects.filter(slug=slug).first()
    if organisation and not _is_used(organisation):
        organisation.delete()


def _is_used(organisation: Organisation) -> bool:
    relations = Organisation._meta.related_objects
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: organisation}).exists()
        for relation in relations
    )


def _models_of_cycles() -> list[type[models.Model]]:
    """Every model with a `cycle` it belongs to, in the order of the stages."""
    return [
        model
        for model in apps.get_models()
        if any(field.name == "cycle" and field.is_relation for field in model._meta.get_fields())
    ]
