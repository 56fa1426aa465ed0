"""Early warning: rules with thresholds over who came. Plain values in, warnings out; nothing of it is stored.

A warning is a fact that the data tell now: a rule, whom it is about, the session, the numbers. What people decided on
it is the `WarningDecision` of the models.
"""

from .looking import EarlyWarning, warnings_at
from .measuring import Measures, Observed
from .rule import CYCLE, Measured, Rule, Subject
from .rules import RULES, RULES_BY_CODE
from .suggestions import SUGGESTIONS, Suggestion

__all__ = [
    "CYCLE",
    "RULES",
    "RULES_BY_CODE",
    "SUGGESTIONS",
    "EarlyWarning",
    "Measured",
    "Measures",
    "Observed",
    "Rule",
    "Subject",
    "Suggestion",
    "warnings_at",
]
