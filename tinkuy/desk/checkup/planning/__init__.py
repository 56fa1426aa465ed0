"""1 PLAN: what can still be mended before a session is held, one module for each part of the plan."""

from tinkuy.desk.checkup.rule import Rule

from . import (
    agenda,
    balance,
    calendar,
    content,
    duties,
    focal_points,
    hooks,
    languages,
    links,
    progression,
    systematising,
)

PARTS = (content, progression, hooks, calendar, agenda, balance, focal_points, duties, languages, links, systematising)

RULES: tuple[Rule, ...] = tuple(rule for part in PARTS for rule in part.RULES)
