"""1 PLAN: what can still be mended before a session is held, one module for each part of the plan."""

from . import (
    agenda,
    balance,
    calendar,
    content,
    focal_points,
    hooks,
    languages,
    links,
    progression,
    systematising,
)

RULES = (
    *content.RULES,
    *progression.RULES,
    *hooks.RULES,
    *calendar.RULES,
    *agenda.RULES,
    *balance.RULES,
    *focal_points.RULES,
    *languages.RULES,
    *links.RULES,
    *systematising.RULES,
)
