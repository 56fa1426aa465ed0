"""Which warnings there are in a session."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .measuring import Measures
from .rule import Measured, Rule, Subject
from .rule_list import RULES


@dataclass(frozen=True)
class EarlyWarning:
    """A rule that the number of *subject* is past, in the session at *place* (from 0; `Measures.AHEAD` to come)."""

    rule: Rule
    subject: Subject
    place: int
    measured: Measured
    threshold: int


def warnings_at(measures: Measures, place: int, thresholds: Mapping[str, int]) -> list[EarlyWarning]:
    """The warnings of the session at *place*, in the order of the rules, the whole cycle before its groups.

    One that another says already is left out. *thresholds* are those that the cycle set, by the code of the rule.
    """
    past = list(_past(measures, place, thresholds))
    codes = {(one.rule.code, one.subject) for one in past}
    return [one for one in past if not any((code, one.subject) in codes for code in one.rule.implied_by)]


def threshold_of(rule: Rule, thresholds: Mapping[str, int]) -> int:
    """What the cycle set, within the bounds that the rule has now; else the default."""
    return min(rule.most, max(rule.least, thresholds.get(rule.code, rule.default)))


def _past(measures: Measures, place: int, thresholds: Mapping[str, int]) -> Iterator[EarlyWarning]:
    for rule in RULES:
        threshold = threshold_of(rule, thresholds)
        for subject in measures.subjects(rule):
            measured = measures.supposed(rule, subject, place)
            if measured is None or not rule.warns_of(measured, threshold):
                continue
            if measures.tells(rule, subject, place):
                yield EarlyWarning(rule, subject, place, measured, threshold)
