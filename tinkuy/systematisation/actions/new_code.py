"""A code that is made on the spot, with the passage that asks for it."""

from typing import Any

from django.db import transaction

from tinkuy.people.models import Person
from tinkuy.systematisation.models import Cue, Excerpt

from .codebook import add_code
from .coding import code_passage


@transaction.atomic
def code_with_new_code(*, actor: Person, cue: Cue, name: str, kind: str, **passage: Any) -> Excerpt:
    """Put a code of this *name* into the codebook and keep the passage with it; *passage* as in `code_passage`."""
    code = add_code(actor=actor, cycle=cue.cycle, kind=kind, name={cue.cycle.main_language: name})
    return code_passage(actor=actor, cue=cue, kind=kind, code=code, **passage)
