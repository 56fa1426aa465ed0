from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _

from tinkuy.attendance.matching.names import parts_of_name
from tinkuy.core import sealing
from tinkuy.core.errors import ChangedMeanwhile, Refused
from tinkuy.core.lasting_erasure.forgetting import forget_former_rows
from tinkuy.core.rows.many_rows import insert_rows
from tinkuy.core.text import demand_text, folded
from tinkuy.journal.erasures import note_erasure
from tinkuy.journal.trail import record
from tinkuy.people.countries import countries, country_name
from tinkuy.people.models import Person
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.institutions.actions import WantedInstitution, known_or_new
from tinkuy.planning.rules import demand
from tinkuy.systematisation.evidence import rules
from tinkuy.systematisation.evidence.actions import country_of, cues_under, demand_same_cycle
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker
from tinkuy.systematisation.rounds.actions.answering import settle

LABEL_DROPPED = "label-dropped"
"""How the ledger of erasures calls it."""


@transaction.atomic
def describe_speaker(
    *, actor: Person, speaker: Speaker, country: str, sector: str, organisation: WantedInstitution = None
) -> Speaker:
    """Say for which country and sector a voice speaks; its quotes follow, where their regime names a country."""
    demand(actor, "import_transcripts", speaker.cycle)
    if country and country not in countries():
        raise Refused(_("Choose a country from the list."), about="country")
    if sector and sector not in Sector.values:
        raise Refused(_("Choose a sector from the list."), about="sector")
    speaker.country, speaker.sector, speaker.is_described = country, sector, True
    speaker.organisation = known_or_new(actor, organisation, speaker.cycle)
    speaker.save(update_fields=["country", "sector", "organisation", "is_described"])
    _let_quotes_follow(speaker)
    record(actor, "described", speaker, country=country, sector=sector)
    return speaker


@dataclass(frozen=True)
class WantedVoice:
    """Country and sector of a voice: as they were read, and as they shall be.

    `is_emptied` where a country was proposed and somebody took it out.
    """

    speaker: Speaker
    former: tuple[str, str]
    new: tuple[str, str]
    is_emptied: bool = False


@transaction.atomic
def describe_speakers(*, actor: Person, described: Iterable[WantedVoice]) -> int:
    """Those that stay as they were read leave no trace, and what somebody else wrote since is not replaced unread.

    How many changed.
    """
    wanted = {one.speaker.pk: one for one in described if one.new != one.former or one.is_emptied}
    changed = 0
    for speaker in Speaker.objects.select_for_update().filter(pk__in=wanted).order_by("pk"):
        one, stored = wanted[speaker.pk], (speaker.country, speaker.sector)
        if stored == one.new and (speaker.is_described or not one.is_emptied):
            continue
        if stored != one.former:
            raise ChangedMeanwhile(_already_described(speaker), about=f"country_{speaker.pk}")
        country, sector = one.new
        describe_speaker(
            actor=actor, speaker=speaker, country=country, sector=sector, organisation=speaker.organisation
        )
        changed += 1
    return changed


def _already_described(speaker: Speaker) -> str:
    parts = (country_name(speaker.country) if speaker.country else "", str(speaker.get_sector_display()))
    return _("Somebody described «%(voice)s» meanwhile: %(words)s. Save again to put yours in its place.") % {
        "voice": speaker.label,
        "words": " – ".join(filter(None, parts)) or "—",
    }


@transaction.atomic
def use_role_name(*, actor: Person, speaker: Speaker, label: str) -> Speaker:
    """Call a voice by the name of its office from now on. The name that the file gave it is kept nowhere.

    What is kept is a keyed fingerprint, by which the same name in the file of another session finds this voice.
    """
    demand(actor, "import_transcripts", speaker.cycle)
    label = demand_text(label, _("Write the name of an office or a role, such as «Ministry – Uruguay»."), about="label")
    if len(label) > Speaker._meta.get_field("label").max_length:  # type: ignore[operator]
        raise Refused(_("Write at most 200 characters."), about="label")
    if Speaker.objects.filter(label=label).exclude(pk=speaker.pk).exists():
        raise Refused(_("Another voice is called so. Choose another name, or say that both are one."), about="label")
    if label != speaker.label:
        speaker.former_labels = [*speaker.former_labels, fingerprint_of(speaker.label, speaker.cycle)]
        note_erasure(LABEL_DROPPED, label_identity(speaker))
        transaction.on_commit(forget_names)
    speaker.label, speaker.is_role = label, True
    speaker.save(update_fields=["label", "is_role", "former_labels"])
    record(actor, "renamed", speaker)
    return speaker


@transaction.atomic
def merge_speakers(*, actor: Person, speaker: Speaker, other: Speaker) -> Speaker:
    """*other* is the same voice as *speaker*: what it said is said by *speaker*, whose country and sector hold."""
    demand(actor, "import_transcripts", speaker.cycle)
    demand_same_cycle(speaker.cycle, other)
    if other.pk == speaker.pk:
        raise Refused(_("Choose another voice."), about="other")
    Cue.objects.filter(speaker=other).update(speaker=speaker)
    former = [*speaker.former_labels, *other.former_labels, fingerprint_of(other.label, other.cycle)]
    speaker.former_labels = list(dict.fromkeys(former))
    speaker.save(update_fields=["former_labels"])
    note_erasure(LABEL_DROPPED, label_identity(other))
    other.delete()
    _let_quotes_follow(speaker)
    record(actor, "merged", speaker)
    transaction.on_commit(forget_names)
    return speaker


def speakers_by_label(cycle: Cycle, labels: Mapping[str, str]) -> dict[str, int]:
    """The key of the voice of each of *labels*, which have their fingerprints: by its label, by one that it had before,
    else of a new row. Within the caller's transaction.
    """
    rows = list(Speaker.objects.values_list("label", "pk", "former_labels"))
    key_by_label = {label: key for label, key, _former in rows}
    by_former = {former: key for _label, key, formers in rows for former in formers}
    key_by_label |= {
        label: by_former[fingerprint]
        for label, fingerprint in labels.items()
        if label not in key_by_label and fingerprint in by_former
    }
    new = [label for label in labels if label not in key_by_label]
    if not new:
        return key_by_label
    last = Speaker.objects.aggregate(last=Max("number"))["last"] or 0
    insert_rows(Speaker, ("label", "number"), list(zip(new, count(last + 1))), {"cycle_id": cycle.pk})
    return key_by_label | dict(Speaker.objects.values_list("label", "pk"))


def fingerprint_of(label: str, cycle: Cycle) -> str:
    """The same for labels that differ in accents, case and spaces; without the installation's key it tells nobody."""
    return sealing.blind_index(folded(label), place=f"voice|{cycle.public_id}")


def forget_voices(cycle: Cycle, names: Iterable[str]) -> int:
    """Voices that a file calls by one of *names* have no name any more, nor a keyed fingerprint of it; how many had.

    Compared as those of reports: whatever stands beside them of offices and countries, surname first or last.
    """
    voices = list(Speaker.objects.filter(cycle=cycle).select_related("cycle"))
    if not voices:
        return 0
    given_names = [name for name in names if name]
    keys = {key for name in given_names for key in _keys_of(name)}
    fingerprints = {fingerprint_of(name, cycle) for name in given_names}
    changed = 0
    for speaker in voices:
        former = [one for one in speaker.former_labels if one not in fingerprints]
        is_called = not speaker.is_role and not keys.isdisjoint(_keys_of(speaker.label))
        if is_called or former != speaker.former_labels:
            if is_called:
                note_erasure(LABEL_DROPPED, label_identity(speaker))
                speaker.label = nameless_label(speaker)
            speaker.former_labels = former
            speaker.save(update_fields=["label", "former_labels"])
            changed += is_called
    return changed


def nameless_label(speaker: Speaker) -> str:
    """What a voice is called whose name went: its country and sector, a number, and what no other one has."""
    return f"{speaker.attributed} ({speaker.pk})"


def _keys_of(name: str) -> set[str]:
    parts = parts_of_name(name, {})
    return {parts.key, parts.bare} - {""}


def label_identity(speaker: Speaker) -> str:
    """What the ledger of erasures knows a label by."""
    return f"{speaker.cycle.public_id}|{speaker.label}"


def forget_names() -> bool:
    """Labels that were replaced leave the disk; whether all did."""
    return forget_former_rows(Speaker)


def _let_quotes_follow(speaker: Speaker) -> None:
    of_one = Excerpt.objects.filter(cue__speaker=speaker, many_voices=False)
    of_one.exclude(regime__in=rules.NAMELESS).update(country=speaker.country)
    of_several = _follow_where_several_speak()
    settle_findings_on(Excerpt.objects.filter(Q(cue__speaker=speaker) | Q(pk__in=[one.pk for one in of_several])))


def settle_findings_on(quotes: QuerySet[Excerpt]) -> None:
    """Findings may now quote a country that was not asked."""
    for finding in Finding.objects.filter(evidence__excerpt__in=quotes).distinct():
        settle(finding)


def _follow_where_several_speak() -> list[Excerpt]:
    """Quotes that go from one voice to the next have the country that all of them have, or none; those that changed."""
    changed = []
    for excerpt in Excerpt.objects.filter(many_voices=True).select_related("cue__speaker", "last_cue"):
        country = country_of(cues_under(excerpt), excerpt.regime)
        if country != excerpt.country:
            excerpt.country = country
            changed.append(excerpt)
    Excerpt.objects.bulk_update(changed, ["country"])
    return changed
