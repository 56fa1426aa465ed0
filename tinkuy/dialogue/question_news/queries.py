from tinkuy.convening.registrations.models import Registration
from tinkuy.notices.addresses.fingerprints import address_index
from tinkuy.notices.stops.queries import stopped_among

from .topics import QUESTION_NEWS


def hears_of_questions(registration: Registration) -> bool:
    """Whether a mail tells them what becomes of their questions: so it is until they say no."""
    index = address_index(registration.email())
    return not stopped_among([index], QUESTION_NEWS, of=registration.cycle.public_id)
