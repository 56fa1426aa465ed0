"""The words that countries answered stand beside the new ones while they are asked again."""

from collections.abc import Mapping

from tinkuy.language.personal_data.guard import alerts
from tinkuy.systematisation.evidence.models.finding import Finding


def words_to_compare(finding: Finding, former: Mapping[str, str], former_hash: str) -> Mapping[str, str]:
    """What is remembered of *former* words once *finding* has others: those that a country answered last.

    Nothing where the new ones leave out what may tell who somebody is: it was taken out to be kept nowhere (promise
    P10).
    """
    has_answer = finding.validations.filter(content_hash=former_hash).exists()
    words = former if has_answer else finding.former_text
    return {} if _leaves_out_a_person(words, finding.text) else words


def _leaves_out_a_person(former: Mapping[str, str], now: Mapping[str, str]) -> bool:
    present = "\n".join(now.values())
    return any(alert.text not in present for text in former.values() for alert in alerts(text))
