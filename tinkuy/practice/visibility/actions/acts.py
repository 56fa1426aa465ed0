"""Recording how a focal point was seen in public, correcting it, taking it out, and the focal point's own consent."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text, tidy
from tinkuy.journal.trail import record
from tinkuy.language.personal_data.asking import demand_names_nobody
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.rules import demand_voice
from tinkuy.practice.visibility.models import LONGEST_PLACE, LONGEST_TITLE, VisibilityAct, VisibilityKind
from tinkuy.systematisation.materials.actions.limits import demand_link


@transaction.atomic
def record_act(
    *,
    actor: Person,
    focal_role: TeamRole,
    kind: str,
    title: str,
    took_place_on: date | None,
    place: str = "",
    link: str = "",
    is_agreed: bool = False,
    names_nobody: bool = False,
) -> VisibilityAct:
    """Write down one appearance of a focal point. Recorded by themselves it may be public at once (*is_agreed*)."""
    demand_voice(actor, "record_visibility", focal_role.cycle, focal_role.country)
    rows = TeamRole.objects.select_for_update(of=("self",), no_key=True)  # of two presses the second reads the first
    standing_role = rows.filter(pk=focal_role.pk, role=Role.FOCAL_POINT).exclude(TeamRole.AWAITED).first()
    if standing_role is None:
        raise Refused(_("Choose a focal point of this cycle."), about="focal_role")
    act = VisibilityAct(cycle=focal_role.cycle, person=focal_role.person, country=focal_role.country, recorded_by=actor)
    _write(act, kind, title, place, took_place_on, link, names_nobody=names_nobody)
    same = VisibilityAct.objects.filter(person=act.person, title=act.title, took_place_on=act.took_place_on)
    if same.exists():
        raise Refused(_("This is already written down."), about="title")
    act.agreed_on = act.cycle.today() if is_agreed and act.person_id == actor.pk else None
    act.save()
    record(actor, "recorded", act, country=act.country)
    return act


@transaction.atomic
def correct_act(
    *,
    actor: Person,
    act: VisibilityAct,
    kind: str,
    title: str,
    took_place_on: date | None,
    place: str = "",
    link: str = "",
    names_nobody: bool = False,
) -> VisibilityAct:
    """Write it anew. Other words than the focal point agreed to are public again once they agree to those."""
    act = _standing(actor, act)
    before = (act.kind, act.title, act.place, act.took_place_on, act.link)
    _write(act, kind, title, place, took_place_on, link, names_nobody=names_nobody)
    if (act.kind, act.title, act.place, act.took_place_on, act.link) == before:
        raise Refused(_("This is how it stands already."), about="title")
    if act.person_id != actor.pk:
        act.agreed_on = None
    act.save()
    record(actor, "corrected", act, country=act.country)
    return act


@transaction.atomic
def remove_act(*, actor: Person, act: VisibilityAct) -> None:
    """Take it out of the register, and of every page at once; the trail says that it was there."""
    act = _standing(actor, act)
    record(actor, "removed", act, country=act.country)
    act.delete()


@transaction.atomic
def agree_to_act(*, actor: Person, act: VisibilityAct, is_agreed: bool) -> VisibilityAct:
    """The focal point lets everybody read it, or no more; nobody else decides that."""
    act = VisibilityAct.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=act.pk)
    if act.person_id != actor.pk:
        raise Refused(_("Only the focal point decides whether this is public."))
    act.agreed_on = act.cycle.today() if is_agreed else None
    act.save(update_fields=["agreed_on"])
    record(actor, "agreed to show" if is_agreed else "withdrew", act, country=act.country)
    return act


def _standing(actor: Person, act: VisibilityAct) -> VisibilityAct:
    rows = VisibilityAct.objects.select_for_update(of=("self",)).select_related("cycle")
    standing = rows.filter(pk=act.pk).first()
    if standing is None:
        raise Refused(_("It was taken out meanwhile."))
    demand_voice(actor, "record_visibility", standing.cycle, standing.country)
    return standing


def _write(
    act: VisibilityAct, kind: str, title: str, place: str, day: date | None, link: str, *, names_nobody: bool
) -> None:
    """Does not save. The focal point's own name is in their own words; anybody else's is asked about."""
    if kind not in VisibilityKind.values:
        raise Refused(_("Choose how they were seen."), about="kind")
    title = demand_text(title, _("Write what it was."), about="title")
    for name, text, longest in (("title", title, LONGEST_TITLE), ("place", place, LONGEST_PLACE)):
        if len(text) > longest:
            raise Refused(_("Write this in at most %(most)d characters.") % {"most": longest}, about=name)
    if day is None or day > act.cycle.today():
        raise Refused(_("Write the day on which it was: one that is over, or today."), about="took_place_on")
    link = link.strip()
    demand_link(link)
    if not names_nobody:
        demand_names_nobody([title.replace(act.person.name, ""), tidy(place)])
    act.kind, act.title, act.place, act.took_place_on, act.link = kind, title, tidy(place), day, link
