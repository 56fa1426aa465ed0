"""The check-up (*chequeo del ciclo*): small rules over a cycle's facts, each with severity and a link."""

from .facts import Facts, facts_of
from .rule import CheckUp, Remark, Rule, Severity
from .running import RULES, check_up

__all__ = ["RULES", "CheckUp", "Facts", "Remark", "Rule", "Severity", "check_up", "facts_of"]
