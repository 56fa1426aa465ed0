from tinkuy.dialogue.agreements.models import Agreement
from tinkuy.planning.hooks.models import Hook


def agreement_of(hook: Hook) -> Agreement | None:
    """The agreement that answered *hook*, if one did."""
    return Agreement.objects.filter(hook=hook).first()
