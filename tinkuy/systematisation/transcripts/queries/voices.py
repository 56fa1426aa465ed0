"""Voices that may be one, and what a voice may be called instead of by a person's name."""

import re
from collections import defaultdict

from django.utils.translation import gettext as _

from tinkuy.core.text import folded
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.systematisation.evidence.models.transcript import Speaker

APPENDED = re.compile(r"\s*[(\[].{0,200}$|\s+[-–—|/]\s.{0,200}$")
"""What people add to their name in Zoom: «(Ministerio)», « – Uruguay», « | OIM»."""


def likely_pairs(cycle: Cycle) -> list[tuple[Speaker, Speaker]]:
    """Voices whose names are the same but for what was added to them: the one to keep, and the other."""
    alike: dict[str, list[Speaker]] = defaultdict(list)
    for speaker in Speaker.objects.filter(cycle=cycle, is_role=False).order_by("-country", "pk"):
        alike[_name(speaker.label)].append(speaker)
    return [(main, other) for main, *others in alike.values() for other in others]


def has_others(speaker: Speaker) -> bool:
    return Speaker.objects.filter(cycle=speaker.cycle).exclude(pk=speaker.pk).exists()


def likely_same(speaker: Speaker) -> list[Speaker]:
    return [
        other if main == speaker else main for main, other in likely_pairs(speaker.cycle) if speaker in (main, other)
    ]


def role_name_for(speaker: Speaker) -> str:
    """«Government – Uruguay», in the language of whoever reads; with a number where another voice is called so.

    Of a voice that is not described, its number.
    """
    parts = [speaker.get_sector_display(), country_name(speaker.country) if speaker.country else ""]
    base = " – ".join(part for part in parts if part)
    if not base:
        return _("Voice %(number)s") % {"number": speaker.number or speaker.pk}
    labels_in_use = set(
        Speaker.objects.filter(cycle=speaker.cycle).exclude(pk=speaker.pk).values_list("label", flat=True)
    )
    names = [base, *(f"{base} {number}" for number in range(2, len(labels_in_use) + 3))]
    return next(name for name in names if name not in labels_in_use)


def _name(label: str) -> str:
    return folded(APPENDED.sub("", label)) or folded(label)
