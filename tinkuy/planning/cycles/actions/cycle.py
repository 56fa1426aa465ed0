"""Starting a cycle and changing its words and its address; destroying the keys of a removed one."""

import logging
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any, Unpack

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django_scopes import scope

from tinkuy.core.errors import Refused
from tinkuy.core.lasting_erasure import erasure_ledger
from tinkuy.journal.differences import Differences, differences, takes_words_back
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import (
    ATTENDED_FROM,
    CYCLE_REMOVED,
    MOST_REVIEWS,
    REVIEWS_NEEDED,
    Cycle,
    CycleKind,
    CycleState,
    Governance,
    Regime,
    forget_key,
)
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.queries import keys_of_no_cycle
from tinkuy.planning.cycles.review_effect import reviews_changed
from tinkuy.planning.states import state_of

from .frame import (
    FRAME,
    Frame,
    Words,
    demand_choice,
    demand_countries,
    demand_unchanged,
    demand_words,
    demand_zone,
    invite_countries,
    lock,
    set_frame,
)

LONGEST = 80
SHORT = 60
"""Characters of an address that is made from a title: room is left for a number."""


def free_address(slug: str, title: str) -> str:
    """*slug* if nobody has it; without one, an address made from *title*, with a number where it is taken.

    Without a title it says nothing: an address stays in the history of a browser.
    """
    if not slug:
        return _free_slug(title)
    try:
        validate_slug(slug)
    except ValidationError:
        raise Refused(
            _("The address may hold letters without accents, digits and hyphens only."), about="slug"
        ) from None
    if len(slug) > LONGEST:
        raise Refused(_("The address has at most %(longest)s characters.") % {"longest": LONGEST}, about="slug")
    if Cycle.objects.filter(slug=slug).exists():
        raise address_in_use()
    return slug


def address_in_use() -> Refused:
    return Refused(_("Another cycle already has this address. Choose a different one."), about="slug")


def _free_slug(title: str) -> str:
    stem = slugify(title)[:SHORT].strip("-") or "ciclo"
    tried = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(slug for slug in tried if not Cycle.objects.filter(slug=slug).exists())


@transaction.atomic
def create_cycle(
    *,
    actor: Person,
    title: Words,
    guiding_question: Words,
    audience: Words,
    purpose: Words,
    zone: str,
    countries: Sequence[str],
    slug: str = "",
    kind: str = "exchange",
    main_language: str = "es",
    default_regime: str = "attribution",
    governance: str = "all_propose",
    attendance_minutes: int = ATTENDED_FROM,
    reviews_needed: int = REVIEWS_NEEDED,
    certificate_percent: int = 0,
    is_sensitive: bool = True,
    is_example: bool = False,
    **frame: Unpack[Frame],
) -> Cycle:
    """Start a cycle as an idea, with its own data key; *actor* becomes its coordination.

    Words are by language and may be empty, save the title in *main_language*. *countries* are ISO 3166-1 alpha-2.
    """
    rules.demand(actor, "create_cycle", None)
    demand_words(title, main_language, _("Write the title in the main language of the cycle."), about="title")
    slug = free_address(slug, "" if is_sensitive else title[main_language])
    demand_choice(kind, CycleKind)
    _demand_choices(default_regime, governance, reviews_needed, certificate_percent)
    demand_zone(zone)
    demand_countries(countries)

    cycle = Cycle(slug=slug, kind=kind, main_language=main_language, zone=zone, reviews_needed=reviews_needed)
    cycle.title, cycle.guiding_question = dict(title), dict(guiding_question)
    cycle.audience, cycle.purpose = dict(audience), dict(purpose)
    cycle.state, cycle.default_regime, cycle.governance = CycleState.IDEA, default_regime, governance
    cycle.attendance_minutes, cycle.certificate_percent = attendance_minutes, certificate_percent
    cycle.is_sensitive, cycle.is_example = is_sensitive, is_example
    keeps_days = frame.pop("keeps_days", cycle.keeps_days)
    set_frame(actor, cycle, **frame)
    _save_new(cycle)
    with scope(cycle=cycle):
        invite_countries(cycle, countries)
        TeamRole.objects.create(cycle=cycle, person=actor, role=Role.COORDINATION)
        set_frame(actor, cycle, keeps_days=keeps_days)
    cycle.save(update_fields=["keeps_days"])
    record(actor, "created", cycle)
    return cycle


HIDE = frozenset({"is_sensitive", "default_regime"})
"""Settings by which public pages may come to show less: quotes of a stricter regime, the words of a delicate theme."""
PUBLIC_WORDS = ("title", "guiding_question", "audience", "purpose")
"""The texts of a cycle that its public page shows, and a copy of the hub holds."""


@transaction.atomic
def edit_cycle(
    *,
    actor: Person,
    cycle: Cycle,
    title: Words,
    guiding_question: Words,
    audience: Words,
    purpose: Words,
    zone: str,
    countries: Sequence[str],
    default_regime: str | None = None,
    governance: str | None = None,
    attendance_minutes: int | None = None,
    reviews_needed: int | None = None,
    certificate_percent: int | None = None,
    is_sensitive: bool | None = None,
    read_as: str = "",
    **frame: Unpack[Frame],
) -> Cycle:
    """Write the cycle's words, frame, zone and invited countries anew.

    Regime, governance, retention, the numbers that rules go by and how discreet messages are: for the coordination.
    *read_as* is the fingerprint of what the writer read: `ChangedMeanwhile` if the cycle is another one by now.
    """
    rules.demand(actor, "plan_cycle", cycle)
    cycle = lock(cycle)
    before = state_of(cycle)
    demand_unchanged(before, read_as)
    demand_words(title, cycle.main_language, _("Write the title in the main language of the cycle."), about="title")
    demand_zone(zone)
    demand_countries(countries)
    changed = {
        "default_regime": default_regime or None,
        "governance": governance or None,
        "attendance_minutes": attendance_minutes,
        "reviews_needed": reviews_needed,
        "certificate_percent": certificate_percent,
        "is_sensitive": is_sensitive,
    }
    settings = _demand_settings(actor, cycle, changed)
    words = {"title": title, "guiding_question": guiding_question, "audience": audience, "purpose": purpose}
    for name, value in [*words.items(), *settings.items(), ("zone", zone)]:
        setattr(cycle, name, value)
    set_frame(actor, cycle, **frame)
    cycle.save(update_fields=[*words, *settings, *FRAME, "zone"])
    hides = bool(invite_countries(cycle, countries) or HIDE & settings.keys())
    _record_edit(actor, cycle, differences(before, state_of(cycle)), hides=hides)
    if "reviews_needed" in settings:
        reviews_changed(actor, cycle)
    return cycle


def _record_edit(actor: Person, cycle: Cycle, changes: Differences, *, hides: bool) -> None:
    """Words that no longer stand on its public page are withdrawn, as is what the edit *hides*."""
    rewords = cycle.is_announced and takes_words_back(changes, *PUBLIC_WORDS)
    record(actor, "edited", cycle, withdraws=hides or rewords, changes=changes)


def _demand_settings(actor: Person, cycle: Cycle, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the *wanted* settings that are other ones than the cycle has."""
    settings = {name: value for name, value in wanted.items() if value not in (None, getattr(cycle, name))}
    if settings:
        rules.demand(actor, "set_regime", cycle)
        names = ("default_regime", "governance", "reviews_needed", "certificate_percent")
        _demand_choices(*(settings.get(name, getattr(cycle, name)) for name in names))
    return settings


def _demand_choices(default_regime: str, governance: str, reviews_needed: int, certificate_percent: int) -> None:
    demand_choice(default_regime, Regime)
    demand_choice(governance, Governance)
    _demand_reviews(reviews_needed)
    if not 0 <= certificate_percent <= 100:
        raise Refused(_("A certificate is earned with 1 to 100 % of the sessions."), about="certificate_percent")


def _demand_reviews(number: int) -> None:
    """No sheet is approved without a review, whoever calls."""
    if not 1 <= number <= MOST_REVIEWS:
        raise Refused(
            _("Write a number of reviews from 1 to %(most)d.") % {"most": MOST_REVIEWS}, about="reviews_needed"
        )


def _save_new(cycle: Cycle) -> None:
    try:
        with transaction.atomic():
            cycle.save(force_insert=True)
    except IntegrityError:  # two started a cycle at the same address at once
        raise address_in_use() from None


log = logging.getLogger("tinkuy.planning")


def sweep_keys() -> int:
    """Destroy the keys of cycles that the ledger knows as removed; how many.

    Any other key stays, however old: where an older backup was restored, a newer one still needs those of the cycles
    that this database does not know yet.
    """
    removed = erasure_ledger.by_kind(erasure_ledger.read()).get(CYCLE_REMOVED, ())
    due = [one for one in keys_of_no_cycle() if erasure_ledger.fingerprint(CYCLE_REMOVED, one) in removed]
    swept = sum(forget_key(public_id) for public_id in due)
    if swept:
        log.info("keys of cycles that are gone were destroyed", extra={"count": swept})
    return swept
