"""Rows that the example lacks, and of which the coordination has a page."""

from django_scopes import scopes_disabled

from tinkuy.convening.call_for_proposals.models import Proposal
from tinkuy.convening.custom_questions.models import RegistrationQuestion
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.systematisation.agreement.models import DoubleCoding
from tinkuy.systematisation.evidence.models.transcript import Transcript


def add_rows_that_the_example_lacks() -> None:
    """A proposal, a question of the registration, and a passage that two persons code."""
    person, cycle = (model.objects.first() for model in (Person, Cycle))
    with scopes_disabled():
        Proposal.objects.create(cycle=cycle, title="Oficios", text="Certificarlos.", person=person, state="shown")
        words = {"label": {"es": "¿Qué lee?"}, "purpose": {"es": "Para ordenar."}, "options": {"es": "Actas\nLeyes"}}
        RegistrationQuestion.objects.create(cycle=cycle, ordinal=1, kind="one", **words)
        transcript = Transcript.objects.first()
        DoubleCoding.objects.create(cycle=transcript.cycle, transcript=transcript, first=1, last=5, second_coder=person)
