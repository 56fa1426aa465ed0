"""Which warnings there are in a session, and each as a sentence with its numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _, ngettext

from tinkuy.design.components import percent
from tinkuy.people.countries import country_name, country_of, of
from tinkuy.people.roles import Sector

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


def who(subject: Subject) -> str:
    """The country, sector or kind of organisation by name; nothing for the whole cycle."""
    if subject.kind == "country":
        return country_name(subject.code)
    name = str(Sector(subject.code).label) if subject.code in Sector.values else subject.code
    return _("organisations: %(kind)s") % {"kind": name} if subject.kind == "kind" else name


def _of_whom(subject: Subject) -> str:
    return country_of(subject.code) if subject.kind == "country" else of(who(subject))


def fact(rule: Rule, subject: Subject, measured: Measured, *, place: int, before: int | None) -> str:
    """What was seen in the session *place*; *before* is the number of the session before it that was measured."""
    words = _of_group(rule, measured) if subject.code else _of_all(rule)
    numbers = {"part": measured.numerator, "whole": measured.denominator, "place": place, "before": before}
    return words % {"who": who(subject), "of_whom": _of_whom(subject), **numbers, **_shares(measured)}


def numbers(rule: Rule, measured: Measured) -> str:
    """The number of the rule, as before and after are set beside each other."""
    if rule.unit == "sessions":
        count = measured.numerator
        return ngettext("%(count)s session without anybody", "%(count)s sessions in a row without anybody", count) % {
            "count": count
        }
    if rule.unit == "people":
        return _("hidden, after %(whole)s people in the session before") % {"whole": measured.denominator}
    words = {"part": measured.numerator, "whole": measured.denominator, **_shares(measured)}
    if measured.against:
        return _("%(share)s of those who attended (%(part)s of %(whole)s), %(own)s of those registered") % words
    return _("%(share)s (%(part)s of %(whole)s)") % words


def value_of(rule: Rule, threshold: int) -> str:
    """A threshold as it is written, with its unit."""
    if rule.unit == "percent":
        return percent(threshold / 100)
    if rule.unit == "people":
        return ngettext("%(count)s person", "%(count)s people", threshold) % {"count": threshold}
    return ngettext("%(count)s session", "%(count)s sessions", threshold) % {"count": threshold}


def _of_all(rule: Rule) -> str:
    return {
        "attendance-fall": _("Attendance went from %(whole)s people to %(part)s"),
        "step-retention": _("Of %(whole)s people of session %(before)s, %(part)s came to session %(place)s"),
        "show-up": _("Of %(whole)s people registered for session %(place)s, %(part)s came"),
        "early-leaving": _(
            "Of %(whole)s people at the fullest moment, %(part)s were there ten minutes before the close"
        ),
        "unmatched-share": _("Of %(whole)s who attended session %(place)s, %(part)s are nobody’s accounts"),
        "registrations-behind": _("%(part)s people are registered for session %(place)s; %(whole)s are hoped for"),
    }.get(rule.code, str(rule.name))


def _of_group(rule: Rule, measured: Measured) -> str:
    if rule.unit == "sessions":
        count = measured.numerator
        words = ngettext(
            "Nobody %(of_whom)s is recognised among those who attended session %(place)s",
            "Nobody %(of_whom)s is recognised among those who attended the last %(part)s sessions with a report",
            count,
        )
        return str(words)
    return {
        "attendance-fall": _("%(who)s went from %(whole)s people to %(part)s"),
        "few-left": _("%(who)s had %(whole)s people in session %(before)s; now the number is hidden"),
        "kept-of-first": _("%(who)s went from %(whole)s people in the first session to %(part)s"),
        "step-retention": _("%(who)s: of %(whole)s people of session %(before)s, %(part)s came to session %(place)s"),
        "show-up": _("%(who)s: of %(whole)s people registered for session %(place)s, %(part)s came"),
        "early-leaving": _(
            "%(who)s: of %(whole)s people at the fullest moment of session %(place)s, %(part)s were there ten minutes "
            "before the close"
        ),
        "sector-share": _("%(who)s: %(share)s of those who attended, and %(own)s of those registered"),
    }.get(rule.code, str(rule.name))


def _shares(measured: Measured) -> dict[str, str]:
    part, whole = measured.against or (0, 0)
    share = (
        measured.numerator / measured.denominator if measured.numerator is not None and measured.denominator else None
    )
    return {"share": percent(share), "own": percent(part / whole) if whole else ""}
