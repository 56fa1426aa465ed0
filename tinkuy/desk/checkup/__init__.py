"""The check-up (*chequeo del ciclo*): small rules over a cycle's facts, each with severity and a link."""

from .facts import Facts, Speakers
from .reading import facts_of
from .rule import CheckUp, Remark, Rule, Severity
from .running import RULES, Stage, check_up

__all__ = ["RULES", "CheckUp", "Facts", "Remark", "Rule", "Severity", "Speakers", "Stage", "check_up", "facts_of"]
