"""What voices are called, and which are one."""

from datetime import timedelta

import pytest

from tests.disk import is_on_disk
from tinkuy.attendance.erasing.actions.expiring import erase_expired
from tinkuy.attendance.tests.made import imported, line
from tinkuy.convening.registering.actions import register
from tinkuy.convening.registrations.later_stages import models_of_later_stages
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.planning.guests.actions.details import GuestWords, add_guest
from tinkuy.planning.guests.actions.erasing import withdraw_guest
from tinkuy.systematisation.coding.actions import code_passage
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker
from tinkuy.systematisation.transcripts.actions.importing import import_transcript
from tinkuy.systematisation.transcripts.actions.voices import describe_speaker, merge_speakers, use_role_name
from tinkuy.systematisation.transcripts.queries.voices import likely_pairs, role_name_for

NAMED = """WEBVTT

00:00:10.000 --> 00:00:20.000
Zenobia Quispehuanca: Bajaron las denuncias.

00:01:00.000 --> 00:01:09.000
Zenobia Quispehuanca (Ministerio): Nadie lo vio venir.

00:31:00.000 --> 00:31:20.000
Zenobia Quispehuanca: Les pido paciencia.

00:40:00.000 --> 00:40:20.000
Zenobia Quispehuanca (Ministerio): Atendimos primero.
"""
NAME = "Zenobia Quispehuanca"
VOICES = "/es/team/c/ciclo-de-prueba/systematise/speakers/"
BENCH = "/es/team/c/ciclo-de-prueba/systematise/s/1/"


@pytest.fixture
def named(scoped, webinars, systematisation) -> list[Speaker]:
    """One person under two names, as Zoom has it."""
    import_transcript(actor=systematisation, webinar=webinars[0], data=NAMED.encode(), filename="a.vtt")
    return list(Speaker.objects.order_by("number"))


@pytest.fixture
def described(named, systematisation) -> Speaker:
    return describe_speaker(actor=systematisation, speaker=named[0], country="PE", sector="government")


def test_invariant_10_under_attribution_by_country_or_sector_a_page_shows_no_name_of_a_file(
    named, described, signed_in, observer
):
    page = signed_in(observer).get(BENCH).text

    assert "Bajaron las denuncias." in page
    assert NAME not in page
    assert "Perú · Gobierno · voz 1" in page
    assert "voz 2" in page


def test_invariant_10_where_everything_is_public_the_name_is_shown(named, scoped, signed_in, observer):
    Cue.objects.update(regime="public")
    type(scoped).objects.filter(pk=scoped.pk).update(default_regime="public")

    assert NAME in signed_in(observer).get(BENCH).text


def test_invariant_11_a_quote_under_a_stricter_regime_of_now_shows_no_speaker(
    named, described, webinars, scoped, signed_in, systematisation, observer
):
    cue = Cue.objects.select_related("transcript__webinar", "speaker").first()
    quote = code_passage(actor=systematisation, cue=cue, start=0, end=7, kind="risk")
    type(scoped).objects.filter(pk=scoped.pk).update(default_regime="chatham_house")

    page = signed_in(observer).get(f"/es/team/c/ciclo-de-prueba/systematise/quotes/{quote.public_id}/").text

    assert "voz 1" not in page
    assert "Perú" not in page


def test_capability_S2_a_role_name_in_one_press_takes_the_place_of_the_name(
    named, described, signed_in, systematisation, observer
):
    signed_in(systematisation).post(f"{VOICES}{named[0].pk}/role/", {})

    named[0].refresh_from_db()
    assert (named[0].label, named[0].is_role) == ("Gobierno – Perú", True)
    assert "Gobierno – Perú" in signed_in(observer).get(BENCH).text


def test_a_role_name_that_another_voice_has_is_refused(named, systematisation):
    with pytest.raises(Refused, match="Another voice is called so"):
        use_role_name(actor=systematisation, speaker=named[0], label=named[1].label)


def test_two_offices_of_a_country_get_numbers(named, described, systematisation):
    use_role_name(actor=systematisation, speaker=described, label=role_name_for(described))
    other = describe_speaker(actor=systematisation, speaker=named[1], country="PE", sector="government")

    assert role_name_for(other).endswith(" 2")


def test_capability_S2_labels_that_differ_in_what_was_added_are_offered_as_one_voice(named, scoped):
    assert [(pair.label, other.label) for pair, other in likely_pairs(scoped)] == [(NAME, f"{NAME} (Ministerio)")]


def test_voices_of_two_countries_are_never_offered_as_one(scoped, signed_in, systematisation):
    labels = ("Referente – Perú", "Referente – Ecuador", "Referente", "Zenobia", "Zenobia (Ministerio)")
    voices = [Speaker.objects.create(cycle=scoped, label=label, number=number) for number, label in enumerate(labels)]

    assert likely_pairs(scoped) == [(voices[3], voices[4])]

    page = signed_in(systematisation).get(VOICES).text
    assert page.index('class="voices"') < page.index('id="pairs"')


def test_the_country_that_somebody_confirmed_parts_two_voices_too(named, scoped):
    for voice, country in zip(named, ("PE", "EC"), strict=True):
        Speaker.objects.filter(pk=voice.pk).update(country=country)

    assert likely_pairs(scoped) == []


def test_capability_S2_merging_gives_all_captions_and_quotes_to_the_voice_that_stays(named, described, systematisation):
    cue = Cue.objects.select_related("transcript__webinar", "speaker").get(ordinal=2)
    code_passage(actor=systematisation, cue=cue, start=0, end=5, kind="risk")

    merge_speakers(actor=systematisation, speaker=described, other=named[1])

    assert set(Cue.objects.values_list("speaker", flat=True)) == {described.pk}
    assert Excerpt.objects.get().country == "PE"
    assert Speaker.objects.count() == 1


def test_capability_S2_the_same_name_in_another_session_finds_its_voice_again(
    named, described, webinars, systematisation
):
    merge_speakers(actor=systematisation, speaker=described, other=named[1])
    use_role_name(actor=systematisation, speaker=described, label="Gobierno – Perú")

    import_transcript(actor=systematisation, webinar=webinars[1], data=NAMED.encode(), filename="b.vtt")

    assert [speaker.label for speaker in Speaker.objects.all()] == ["Gobierno – Perú"]
    assert Cue.objects.filter(speaker=described).count() == 8


def test_a_voice_is_not_merged_with_itself(named, systematisation):
    with pytest.raises(Refused, match="another voice"):
        merge_speakers(actor=systematisation, speaker=named[0], other=named[0])


def test_who_only_observes_names_no_voice(named, observer):
    for deed in (
        lambda: use_role_name(actor=observer, speaker=named[0], label="Rol"),
        lambda: merge_speakers(actor=observer, speaker=named[0], other=named[1]),
    ):
        with pytest.raises(Refused, match="Your role"):
            deed()


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_promise_P10_the_name_that_a_role_replaced_is_in_no_byte(named, systematisation):
    before = is_on_disk(NAME)

    merge_speakers(actor=systematisation, speaker=named[0], other=named[1])
    use_role_name(actor=systematisation, speaker=named[0], label="Gobierno – Perú")

    assert (before, is_on_disk(NAME)) == (True, False)


LEAVES = f"""WEBVTT

00:00:10.000 --> 00:00:20.000
<v {NAME}>Bajaron las denuncias.

00:00:30.000 --> 00:00:40.000
<v Quispehuanca, Zenobia>Nadie lo vio venir.

00:00:50.000 --> 00:00:59.000
<v Perú – {NAME}>Les pido paciencia.

00:01:10.000 --> 00:01:20.000
<v Ministerio – Uruguay>Atendimos primero.

00:01:30.000 --> 00:01:40.000
<v Zeno de Lima>Una cosa más.
"""


def labels_after(leave) -> list[str]:
    leave()
    return [speaker.label for speaker in Speaker.objects.order_by("number")]


@pytest.fixture
def quoted_registration(scoped, webinars, systematisation, coordination) -> Registration:
    """Somebody registered, whom the transcript calls by their name in three ways and by that of their telephone."""
    import_transcript(actor=systematisation, webinar=webinars[0], data=LEAVES.encode(), filename="a.vtt")
    who = register(actor=None, cycle=scoped, name=NAME, email="zenobia@example.org", country="PE")
    imported(coordination, webinars[0], line("Zeno de Lima", "zenobia@example.org"))
    return who


def test_promise_P08_whoever_leaves_is_no_voice_by_name_and_what_was_said_stays(quoted_registration, scoped):
    labels = labels_after(lambda: withdraw_registration(registration=quoted_registration))

    assert labels[3] == "Ministerio – Uruguay"
    assert not any("Zeno" in label for label in labels)
    assert len(set(labels)) == 5
    assert Cue.objects.exclude(speaker=None).count() == 5
    assert Speaker in models_of_later_stages(), "what PostgreSQL keeps of former rows goes by the clock"


def test_promise_P08_no_keyed_fingerprint_tells_that_a_voice_was_theirs(quoted_registration, systematisation):
    voice = Speaker.objects.get(label=NAME)
    use_role_name(actor=systematisation, speaker=voice, label="Ministerio – Perú")

    withdraw_registration(registration=quoted_registration)

    voice.refresh_from_db()
    assert (voice.label, voice.former_labels) == ("Ministerio – Perú", [])


def test_promise_P09_on_their_last_day_they_are_no_voice_by_name_either(quoted_registration):
    with clock.at(clock.now() + timedelta(days=60)):
        labels = labels_after(erase_expired)

    assert not any("Zeno" in label for label in labels)
    assert "Ministerio – Uruguay" in labels


def test_promise_P08_a_guest_who_leaves_is_no_voice_by_name_either(scoped, webinars, systematisation, coordination):
    import_transcript(actor=systematisation, webinar=webinars[0], data=LEAVES.encode(), filename="a.vtt")
    words = GuestWords(kind="speaker", name=NAME, country="PE")
    guest = add_guest(actor=coordination, cycle=scoped, words=words)

    labels = labels_after(lambda: withdraw_guest(guest=guest))

    assert [label for label in labels if "Zeno" in label] == ["Zeno de Lima"]


OFFICES = """WEBVTT

00:00:10.000 --> 00:00:20.000
<v Referente – Perú>Bajaron las denuncias.

00:00:30.000 --> 00:00:40.000
<v Ministerio – Uruguay>Nadie lo vio venir.

00:00:50.000 --> 00:00:59.000
<v Zenobia Quispehuanca>Les pido paciencia.
"""


@pytest.fixture
def offices(scoped, webinars, systematisation) -> dict[str, Speaker]:
    import_transcript(actor=systematisation, webinar=webinars[0], data=OFFICES.encode(), filename="o.vtt")
    return {one.label: one for one in Speaker.objects.all()}


def test_capability_S2_the_country_that_a_name_tells_waits_to_be_confirmed(offices, signed_in, systematisation):
    html = signed_in(systematisation).get(VOICES).content.decode()

    chosen = {label: f'value="{CODES.get(label)}" selected' in select_of(html, one) for label, one in offices.items()}
    assert chosen == {label: label in CODES for label in offices}
    assert "Los países se tomaron de los nombres del archivo" in html
    assert not Speaker.objects.exclude(country="").exists(), "nothing is stored before a person says so"


CODES = {"Referente – Perú": "PE", "Ministerio – Uruguay": "UY"}


def select_of(html: str, speaker: Speaker) -> str:
    start = html.index(f'name="country_{speaker.pk}"')
    return html[start : html.index("</select>", start)]


def test_capability_S2_all_voices_are_described_in_one_press_which_leads_to_what_can_be_coded(
    offices, signed_in, systematisation
):
    sent = {f"country_{one.pk}": CODES.get(label, "") for label, one in offices.items()}

    answer = signed_in(systematisation).post(VOICES, sent)

    assert dict(Speaker.objects.values_list("label", "country")) == CODES | {NAME: ""}
    assert answer.headers["Location"].endswith("/systematise/s/1/suggestions/")
    assert Entry.objects.filter(deed="described").count() == 2, "a voice that stays as it is leaves no trace"


def test_a_later_change_of_a_voice_leads_back_to_the_voices(offices, described_office, signed_in, systematisation):
    sent = {f"country_{one.pk}": one.country for one in Speaker.objects.all()}

    answer = signed_in(systematisation).post(VOICES, sent | {f"sector_{described_office.pk}": "government"})

    described_office.refresh_from_db()
    assert (described_office.country, described_office.sector) == ("PE", "government")
    assert answer.headers["Location"] == VOICES


def as_read(speaker: Speaker, **values: str) -> dict[str, str]:
    """What the page of the voices sends for one of them, where somebody changed *values* of what it showed."""
    shown = {"country": speaker.country, "sector": speaker.sector}
    former = {f"former_{speaker.pk}": f"{speaker.country} {speaker.sector}"}
    return former | {f"{name}_{speaker.pk}": value for name, value in (shown | values).items()}


def test_a_page_of_voices_read_before_wipes_nothing_that_somebody_described_since(offices, signed_in, systematisation):
    mine, hers = offices["Referente – Perú"], offices["Ministerio – Uruguay"]
    sent = as_read(mine, country="PE") | as_read(hers)
    Speaker.objects.filter(pk=hers.pk).update(country="UY", sector="government")

    assert signed_in(systematisation).post(VOICES, sent).status_code == 302

    assert Speaker.objects.get(pk=mine.pk).country == "PE"
    hers.refresh_from_db()
    assert (hers.country, hers.sector) == ("UY", "government")


def test_two_who_describe_one_voice_otherwise_read_both_before_one_is_replaced(offices, signed_in, systematisation):
    office, client = offices["Referente – Perú"], signed_in(systematisation)
    sent = as_read(office, country="PE")
    Speaker.objects.filter(pk=office.pk).update(country="CL")

    refused = client.post(VOICES, sent)

    html = refused.content.decode()
    assert refused.status_code == 422
    assert "«Referente – Perú» mientras tanto: Chile" in html
    assert 'value="PE" selected' in select_of(html, office)
    assert Speaker.objects.get(pk=office.pk).country == "CL"
    assert f'name="former_{office.pk}" value="CL "' in html
    assert client.post(VOICES, sent | {f"former_{office.pk}": "CL "}).status_code == 302
    assert Speaker.objects.get(pk=office.pk).country == "PE"


def test_a_field_that_was_not_sent_changes_nothing(offices, described_office, signed_in, systematisation):
    signed_in(systematisation).post(VOICES, {f"sector_{described_office.pk}": "government"})

    described_office.refresh_from_db()
    assert (described_office.country, described_office.sector) == ("PE", "government")


def test_a_country_emptied_of_a_described_voice_is_not_proposed_again(offices, signed_in, systematisation):
    office = offices["Referente – Perú"]
    Speaker.objects.filter(pk=office.pk).update(sector="government")

    html = signed_in(systematisation).get(VOICES).content.decode()

    assert 'value="PE" selected' not in select_of(html, office)


def test_a_country_that_somebody_emptied_is_never_proposed_again(offices, signed_in, systematisation):
    """Be it the one that the name told, which was stored nowhere, or one that had been confirmed."""
    client, peru, uruguay = signed_in(systematisation), offices["Referente – Perú"], offices["Ministerio – Uruguay"]
    client.post(VOICES, {f"country_{peru.pk}": "", f"country_{uruguay.pk}": "UY"})
    client.post(VOICES, {f"country_{uruguay.pk}": "", f"former_{uruguay.pk}": "UY "})

    html = client.get(VOICES).content.decode()

    assert [f'value="{code}" selected' in select_of(html, one) for code, one in (("PE", peru), ("UY", uruguay))] == [
        False,
        False,
    ]
    assert not Speaker.objects.exclude(country="").exists()


@pytest.fixture
def described_office(offices, systematisation) -> Speaker:
    office = offices["Referente – Perú"]
    return describe_speaker(actor=systematisation, speaker=office, country="PE", sector="")
