"""Which step may follow which, who speaks for a country, who may endorse."""

from tinkuy.systematisation.findings.rules import starts_with_a_verb

from .endorsing import ENDORSED, may_endorse
from .speaking import demand_voice, may_speak_for
from .stepping import may_step, next_states

__all__ = ["ENDORSED", "demand_voice", "may_endorse", "may_speak_for", "may_step", "next_states", "starts_with_a_verb"]
