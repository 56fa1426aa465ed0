from tinkuy.core import sealing
from tinkuy.core.letters import folded
from tinkuy.planning.cycles.models.webinar import Webinar


def fingerprint_of(webinar: Webinar, sentence: str) -> str:
    """Keyed: what was said cannot be guessed from it, also once it was taken out (promise P10)."""
    return sealing.blind_index(folded(sentence), place=f"sentence|{webinar.cycle_id}|{webinar.pk}")
