"""S1: what is kept with a session, who may have it, and until when (invariants 10 and 11)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.planning.cycles.models.cycle import Cycle, Regime
from tinkuy.planning.cycles.models.webinar import Segment, SegmentKind, Webinar
from tinkuy.systematisation.materials import queries, sealed_files
from tinkuy.systematisation.materials.actions.editing import Described, add_material, edit_material, remove_material
from tinkuy.systematisation.materials.actions.scheduled import erase_materials, take_back_materials
from tinkuy.systematisation.materials.models import Material, Tier

from .documents import CANARY, docx, jpeg, pdf

pytestmark = pytest.mark.usefixtures("own_folder", "before_the_close")

CLOSE = date(2026, 4, 2)
"""The day of the third session of the tests' cycle."""
RECORDING = Described(title={"es": "Grabación"}, link="https://video.example.org/v/1", minutes=88, size=300 * 2**20)
PHOTO = Described(title={"es": "La mesa"}, author="Prensa", licence="CC BY 4.0", alt={"es": "Una mesa de trabajo"})
SHARED = {"tier": Tier.PARTICIPANTS, "is_looked_through": True}
OPEN_TO_ALL = {"tier": Tier.PUBLIC, "is_looked_through": True}


@pytest.fixture
def add(scoped, webinars, systematisation):
    """Add a material to the first session, by the systematisation."""

    def one(kind: str, described: Described, data: bytes | None = None, webinar: Webinar | None = None) -> Material:
        return add_material(
            actor=systematisation, webinar=webinar or webinars[0], kind=kind, described=described, data=data
        )

    return one


def part(webinar: Webinar, regime: str, ordinal: int = 1) -> Segment:
    return Segment.objects.create(
        cycle=webinar.cycle, webinar=webinar, ordinal=ordinal, title=f"Parte {ordinal}", minutes=30,
        kind=SegmentKind.DIALOGUE, regime=regime,
    )  # fmt: skip


def had_by(cycle: Cycle, *tiers: Tier) -> list[str]:
    return [one.material.kind for one in queries.handed_out(cycle, tiers)]


def files() -> list[bytes]:
    return [file.read_bytes() for file in sealed_files.FILES.path.iterdir()] if sealed_files.FILES.path.is_dir() else []


def test_capability_S1_a_recording_is_a_link_with_its_size_and_length(add):
    material = add("recording", RECORDING)

    assert (material.link, material.minutes, material.size) == ("https://video.example.org/v/1", 88, 300 * 2**20)
    assert material.tier == Tier.TEAM
    assert Entry.objects.get(deed="added").details == {"webinar": 1, "kind": "recording", "tier": "team"}


def test_capability_S1_slides_and_minutes_are_kept_sealed_under_names_that_nobody_could_guess(add):
    slides = add("slides", Described(title={"es": "Presentación"}), pdf())
    minutes = add("minutes", Described(title={"es": "Acta"}), docx("Acuerdo: una mesa semanal."))

    assert (slides.ending, minutes.ending) == ("pdf", "docx")
    assert len(slides.file) == 32
    assert sealed_files.opened_file(slides).startswith(b"%PDF-")  # type: ignore[union-attr]
    assert not any(b"%PDF-" in file or b"PK\x03\x04" in file for file in files())


def test_capability_S1_a_photo_is_drawn_anew_and_says_whose_it_is_and_what_it_shows(add):
    material = add("photo", PHOTO, jpeg())

    assert CANARY.encode() not in sealed_files.opened_file(material)  # type: ignore[operator]
    for missing in ("author", "licence", "alt"):
        with pytest.raises(Refused) as refused:
            add("photo", replace(PHOTO, **{missing: {} if missing == "alt" else ""}), jpeg())
        assert refused.value.about == (missing,)
    with pytest.raises(Refused, match="not a photo") as refused:
        add("photo", PHOTO, pdf())
    assert refused.value.about == ("file",)


def test_capability_S1_a_photo_is_shown_to_others_only_with_how_those_who_are_seen_agreed(add):
    with pytest.raises(Refused, match="can be recognised agreed"):
        add("photo", replace(PHOTO, **OPEN_TO_ALL), jpeg())

    assert add("photo", replace(PHOTO, consent="Firmaron el formulario", **OPEN_TO_ALL), jpeg()).tier == Tier.PUBLIC


@pytest.mark.parametrize(
    "link",
    [
        "http://video.example.org/1", "javascript:alert(1)", "https://persona:clave@video.example.org/", "https://intra",
        "https://video.example.org/a b", "//video.example.org/1", "data:text/html,x", "https://" + "a" * 600 + ".org",
        "https://video.example.org/\u202e1", "ftp://video.example.org/1", "https://[::1", "https://@video.example.org/",
    ],
)  # fmt: skip
def test_capability_S1_a_link_is_whole_and_holds_no_password_and_is_never_fetched(add, link):
    with pytest.raises(Refused, match="begins with https://") as refused:
        add("recording", replace(RECORDING, link=link))

    assert refused.value.about == ("link",)


def test_capability_S1_a_material_is_a_link_or_a_file_and_a_recording_is_never_a_file(add):
    slides = Described(title={"es": "Presentación"})
    for kind, described, data, words in (
        ("slides", slides, None, "Choose a file, or give a link"),
        ("slides", replace(slides, link=RECORDING.link), pdf(), "not both"),
        ("recording", Described(title={"es": "Grabación"}), None, "Give the link"),
        ("recording", Described(title={"es": "Grabación"}), pdf(), "too large to be kept here"),
        ("photo", replace(PHOTO, link=RECORDING.link), None, "as a file"),
        ("other", slides, pdf(), "Choose what it is"),
    ):
        with pytest.raises(Refused, match=words):
            add(kind, described, data)


def test_invariant_12_a_title_that_holds_an_address_is_refused(add):
    with pytest.raises(Refused, match="holds"):
        add("recording", replace(RECORDING, title={"es": "Grabación de persona@example.org"}))


def test_capability_S1_others_have_it_only_after_somebody_looked_through_it(add):
    with pytest.raises(Refused, match="looks through it") as refused:
        add("recording", replace(RECORDING, tier=Tier.PUBLIC))

    assert refused.value.about == ("is_looked_through",)
    add("recording", replace(RECORDING, **SHARED))
    add("slides", replace(RECORDING, **OPEN_TO_ALL))


def test_capability_S1_each_tier_has_what_is_its_own_and_what_is_wider(add, cycle):
    add("minutes", RECORDING)
    add("recording", replace(RECORDING, **SHARED))
    add("slides", replace(RECORDING, **OPEN_TO_ALL))

    assert had_by(cycle, Tier.PUBLIC) == ["slides"]
    assert had_by(cycle, Tier.PARTICIPANTS, Tier.PUBLIC) == ["recording", "slides"]
    assert had_by(cycle, *Tier) == ["recording", "slides", "minutes"]


@pytest.mark.parametrize("regime", [Regime.CHATHAM_HOUSE, Regime.CLOSED])
@pytest.mark.parametrize("kind", ["recording", "transcript", "photo"])
def test_invariant_11_where_a_part_is_closed_what_tells_who_was_there_is_refused_to_others_by_name_of_the_part(
    add, webinars, kind, regime
):
    part(webinars[0], Regime.PUBLIC)
    part(webinars[0], regime, 2)
    described, data = (replace(PHOTO, consent="Sí"), jpeg()) if kind == "photo" else (RECORDING, None)

    for shared in (SHARED, OPEN_TO_ALL):
        with pytest.raises(Refused, match=f"«Parte 2» is under «{Regime(regime).label}»") as refused:
            add(kind, replace(described, **shared), data)
        assert refused.value.about == ("tier",)
    add(kind, described, data)
    add("minutes", replace(RECORDING, **OPEN_TO_ALL))


def test_invariant_11_without_an_agenda_the_regime_of_the_cycle_holds(add, cycle):
    cycle.default_regime = Regime.CLOSED
    cycle.save()

    with pytest.raises(Refused, match=f"is under «{Regime.CLOSED.label}»"):
        add("recording", replace(RECORDING, **SHARED), webinar=Webinar.objects.get(ordinal=2))


def test_invariant_11_of_a_closed_part_no_author_is_named_to_others(add, webinars, cycle):
    slides = add("slides", replace(RECORDING, author="Ministerio", **OPEN_TO_ALL))
    part(webinars[0], Regime.CHATHAM_HOUSE)

    (public,), (internal,) = queries.handed_out(cycle, [Tier.PUBLIC]), queries.of_team(cycle, webinars[0])

    assert (public.material, public.author, internal.author) == (slides, "", "Ministerio")


def test_invariant_10_a_part_that_becomes_stricter_holds_a_recording_back_at_once_and_the_clock_takes_it_back(
    add, webinars, cycle
):
    segment = part(webinars[0], Regime.ATTRIBUTION)
    recording = add("recording", replace(RECORDING, **OPEN_TO_ALL))
    assert had_by(cycle, Tier.PUBLIC) == ["recording"]

    segment.regime = Regime.CHATHAM_HOUSE
    segment.save()
    assert had_by(cycle, Tier.PUBLIC) == []
    assert queries.material_to_hand(cycle, recording.public_id, [Tier.PUBLIC]) is None

    assert take_back_materials() == 1
    assert take_back_materials() == 0
    recording.refresh_from_db()
    assert (recording.tier, recording.taken_back_at is not None) == (Tier.TEAM, True)
    assert Entry.objects.get(deed="took back").details == {"webinar": 1, "kind": "recording"}


def test_invariant_10_what_was_taken_back_stays_with_the_team_when_the_agenda_becomes_open_again(
    add, webinars, cycle, systematisation
):
    recording = add("recording", replace(RECORDING, **OPEN_TO_ALL))
    segment = part(webinars[0], Regime.CLOSED)
    take_back_materials()
    segment.delete()

    with pytest.raises(Refused, match="taken back when a part became stricter"):
        edit_material(actor=systematisation, material=recording, described=replace(RECORDING, **OPEN_TO_ALL))


def test_capability_S1_by_the_rule_a_recording_goes_with_the_names_and_minutes_stay_for_the_follow_up(add, cycle):
    add("recording", RECORDING)
    add("minutes", RECORDING)

    due = {one.material.kind: one.until for one in queries.falling_due(cycle)}

    assert due == {"recording": CLOSE + timedelta(days=30), "minutes": CLOSE + timedelta(days=200)}


def until(add: Any, day: date, reason: str = "") -> Material:
    return add("recording", replace(RECORDING, erase_on=day, erase_reason=reason))


def test_capability_S1_the_last_day_may_be_earlier_and_later_only_by_the_coordination_with_a_reason(
    add, cycle, webinars, coordination
):
    assert until(add, CLOSE).chosen_erase_on == CLOSE
    later = CLOSE + timedelta(days=60)
    for day, reason, words in (
        (date(2026, 3, 1), "", "has passed"),
        (later, "Se usa en un curso", "Only the regional coordination"),
        (CLOSE + timedelta(days=201), "Se usa en un curso", "at the longest"),
    ):
        with pytest.raises(Refused, match=words):
            until(add, day, reason)
    longer = replace(RECORDING, erase_on=later)
    with pytest.raises(Refused, match="Write why"):
        add_material(actor=coordination, webinar=webinars[0], kind="recording", described=longer)
    material = add_material(
        actor=coordination,
        webinar=webinars[0],
        kind="recording",
        described=replace(longer, erase_reason="Se usa en un curso"),
    )
    assert material.chosen_erase_on == later


def test_capability_S1_what_the_clock_would_erase_within_the_hour_is_not_taken_in_silence(add):
    with clock.at(datetime(2026, 6, 1, tzinfo=UTC)):
        with pytest.raises(Refused, match="By the rule it was kept until") as refused:
            add("recording", RECORDING)
        add("minutes", RECORDING)

    assert refused.value.about == ("erase_on",)


@pytest.mark.django_db(transaction=True)
def test_promise_P10_on_its_day_the_clock_erases_the_row_and_every_byte_and_the_journal_tells(add, cycle):
    slides = add("slides", Described(title={"es": f"Presentación {CANARY}"}, erase_on=CLOSE), pdf())
    add("minutes", Described(title={"es": "Acta"}), docx())
    assert len(files()) == 2

    with clock.at(datetime(2026, 4, 3, 4, tzinfo=UTC)):  # in Lima it is still the 2nd
        assert erase_materials() == 0
    with clock.at(datetime(2026, 4, 3, 6, tzinfo=UTC)):
        assert had_by(cycle, *Tier) == ["minutes"], "it is not handed out before the clock comes"
        assert erase_materials() == 1

    assert not Material.objects.filter(pk=slides.pk).exists()
    assert len(files()) == 1
    assert Entry.objects.get(deed="erased").details == {"webinar": 1, "kind": "slides"}
    assert CANARY not in str(Entry.objects.values_list("details", flat=True))


def test_promise_P10_an_example_keeps_its_materials_and_a_file_without_a_row_goes_after_an_hour(add, cycle):
    add("slides", Described(title={"es": "Presentación"}), pdf())
    (sealed_files.FILES.path / ("0" * 32)).write_bytes(b"x")
    cycle.is_example = True
    cycle.save()

    with clock.at(datetime.now(UTC) + timedelta(days=900)):
        assert erase_materials() == 0

    assert len(files()) == 1


@pytest.mark.django_db(transaction=True)
def test_promise_P10_a_replaced_or_removed_file_is_gone_from_the_disk(add, systematisation):
    described = Described(title={"es": "Presentación"})
    slides = add("slides", described, pdf())
    (former,) = files()

    slides = edit_material(actor=systematisation, material=slides, described=described, data=docx())
    assert len(files()) == 1
    assert files() != [former]
    remove_material(actor=systematisation, material=slides)
    assert files() == []


def test_capability_S1_who_may_not_keep_materials_is_refused(scoped, webinars, observer):
    with pytest.raises(Refused, match="Your role"):
        add_material(actor=observer, webinar=webinars[0], kind="recording", described=RECORDING)
