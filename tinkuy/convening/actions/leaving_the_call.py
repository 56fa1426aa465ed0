"""What a participant who leaves the cycle leaves behind in its call."""

from django.db import transaction

from tinkuy.convening.models import Proposal, ProposalComment, ProposalState, ProposalSupport, Registration


@transaction.atomic
def take_back_proposals(*, registration: Registration) -> None:
    """Everything goes but what was accepted: that is of the programme, and nobody's."""
    own = Proposal.objects.filter(registration=registration)
    own.exclude(state=ProposalState.ACCEPTED).delete()
    own.update(registration=None, country="")
    ProposalComment.objects.filter(registration=registration).delete()
    ProposalSupport.objects.filter(registration=registration).delete()
