"""Stage 4 of the example: five transcripts, the codebook, 61 excerpts, 17 findings and what the countries said."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tinkuy.core import clock
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.decisions.models import Silence
from tinkuy.planning.hooks.models import Hook
from tinkuy.systematisation.codebook.actions.codes import add_code
from tinkuy.systematisation.coding.actions import HookChoice, code_passage, recode_excerpt
from tinkuy.systematisation.evidence.models.code import Code
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.evidence.models.transcript import Speaker, Transcript
from tinkuy.systematisation.findings.actions.relating import answer_change, link_findings
from tinkuy.systematisation.findings.actions.writing import write_finding
from tinkuy.systematisation.materials.actions.editing import Described, add_material
from tinkuy.systematisation.materials.models import MaterialKind, Tier
from tinkuy.systematisation.rounds.actions.answering import validate_finding
from tinkuy.systematisation.rounds.actions.opening import close_rounds_of, open_round
from tinkuy.systematisation.transcripts.actions.importing import import_transcript
from tinkuy.systematisation.transcripts.actions.voices import describe_speaker, use_role_name

from .pack import SECTORS, Item, Pack, moment, texts
from .plan import Webinars, advance
from .team import Team

VALIDATE_BY = date(2020, 8, 12)
VERDICTS = {"yes_with_change": "with_change"}


@dataclass(frozen=True)
class Coded:
    """Excerpts and findings by the ids of the pack."""

    excerpts: dict[str, Excerpt]
    findings: dict[str, Finding]


def load(pack: Pack, team: Team, cycle: Cycle, webinars: Webinars) -> Coded:
    codes = _load_codebook(pack, team, cycle)
    for webinar in webinars.values():
        _load_transcript(pack, team, webinar)
        _keep_recording(team, webinar)
    _describe_speakers(pack, team)
    advance(team, cycle, CycleState.CLOSING, pack.cycle["close"])
    advance(team, cycle, CycleState.SYSTEMATISING, "2020-07-31")
    excerpts = _code(pack, team, webinars, codes)
    findings = _write_findings(pack, team, cycle, excerpts)
    _link_findings(pack, team, findings)
    _open_round(pack, team, cycle, findings)
    _validate(pack, team, findings)
    _close_round(cycle)
    return Coded(excerpts, findings)


def _load_codebook(pack: Pack, team: Team, cycle: Cycle) -> dict[str, Code]:
    with clock.at(moment(pack.cycle["announced"])):
        return {
            row["id"]: add_code(
                actor=team.systematisation,
                cycle=cycle,
                kind=row["kind"],
                name=texts(row["name"]),
                number=int(row["id"].split("-")[1]),
            )
            for row in pack.cycle["codebook"]
        }


def _load_transcript(pack: Pack, team: Team, webinar: Webinar) -> Transcript:
    name = pack.cycle["webinars"][webinar.ordinal - 1]["transcript"]
    with clock.at(webinar.ends_at):
        return import_transcript(
            actor=team.persons["rel"],
            webinar=webinar,
            data=pack.read(name),
            filename=name,
            known_speakers=[row["name"] for row in pack.cycle["people"]],
        )


def _keep_recording(team: Team, webinar: Webinar) -> None:
    """For whoever registered; the address is one that no host may have (RFC 2606)."""
    with clock.at(webinar.ends_at):
        add_material(
            actor=team.persons["rel"],
            webinar=webinar,
            kind=MaterialKind.RECORDING,
            described=Described(
                title={"es": "Grabación de la sesión", "pt-br": "Gravação da sessão", "en": "Recording of the session"},
                link=f"https://video.example.org/{webinar.cycle.slug}/{webinar.ordinal}",
                minutes=webinar.minutes,
                tier=Tier.PARTICIPANTS,
                is_looked_through=True,
            ),
        )


def _describe_speakers(pack: Pack, team: Team) -> None:
    people = {row["name"]: row for row in pack.cycle["people"]}
    sectors = {row["id"]: SECTORS[row["sector"]] for row in pack.cycle["organisations"]}
    with clock.at(moment(pack.cycle["close"])):
        for speaker in Speaker.objects.all():
            row = people[speaker.label]
            describe_speaker(
                actor=team.systematisation,
                speaker=speaker,
                country=row["country"] or "",
                sector=sectors[row["organisation"]],
                organisation=team.organisations[row["organisation"]],
            )
            use_role_name(actor=team.systematisation, speaker=speaker, label=speaker.label)


def _code(pack: Pack, team: Team, webinars: Webinars, codes: dict[str, Code]) -> dict[str, Excerpt]:
    cues = {
        (name, cue.ordinal): cue
        for name, webinar in webinars.items()
        for cue in webinar.transcript.cues.select_related("speaker", "transcript__webinar")
    }
    excerpts = {}
    with clock.at(moment("2020-07-31")):
        for row in pack.cycle["excerpts"]:
            cue = cues[row["webinar"], row["cue"]]
            start = cue.text.index(row["text"])
            excerpts[row["id"]] = code_passage(
                actor=team.systematisation,
                cue=cue,
                start=start,
                end=start + len(row["text"]),
                kind=row["kind"],
                code=codes[row["code"]],
                language=row["lang"].lower(),
            )
            if answers := row.get("answers"):
                _tie(team, excerpts[row["id"]], hook=int(answers[1:]))
    return excerpts


def _tie(team: Team, excerpt: Excerpt, *, hook: int) -> None:
    """To a thread that the systematisation chose by hand: the minute would lead to another one, or to none."""
    answers = HookChoice(Hook.objects.get(number=hook))
    recode_excerpt(actor=team.systematisation, excerpt=excerpt, kind=excerpt.kind, code=excerpt.code, answers=answers)


def _write_findings(pack: Pack, team: Team, cycle: Cycle, excerpts: dict[str, Excerpt]) -> dict[str, Finding]:
    sheet = pack.cycle["sheet"]
    headings = {row["finding"]: row["heading"] for row in sheet["lessons"]}
    with clock.at(moment("2020-07-31", hour=20)):
        return {row["id"]: _write_finding(row, headings, team, cycle, excerpts) for row in pack.cycle["findings"]}


def _write_finding(
    row: Item, headings: dict[str, str], team: Team, cycle: Cycle, excerpts: dict[str, Excerpt]
) -> Finding:
    return write_finding(
        actor=team.systematisation,
        cycle=cycle,
        kind=row["kind"],
        text=texts(row["text"]),
        excerpts=[excerpts[name] for name in row["excerpts"]],
        heading=texts(headings.get(row["id"], "")),
        details=_details(row),
        number=int(row["id"].split("-")[1]),
        is_proposal=row.get("published_as") == "proposal",
    )


def _details(row: Item) -> dict[str, Any]:
    """What its kind tells: words by language, and the codes of choices as they are."""
    details = row.get("details", {})
    return {name: value if isinstance(value, str) else texts(value) for name, value in details.items()}


def _link_findings(pack: Pack, team: Team, findings: dict[str, Finding]) -> None:
    with clock.at(moment("2020-07-31", hour=20)):
        for origin, target in pack.cycle["finding_links"]:
            link_findings(actor=team.systematisation, origin=findings[origin], target=findings[target])


def _open_round(pack: Pack, team: Team, cycle: Cycle, findings: dict[str, Finding]) -> None:
    """All that was put to the countries, asked together."""
    findings_of_round = [
        findings[row["id"]] for row in pack.cycle["findings"] if row["state_on_2020_08_05"] != "proposed"
    ]
    with clock.at(moment("2020-07-31", hour=21)):
        open_round(
            actor=team.systematisation,
            cycle=cycle,
            findings=findings_of_round,
            closes_on=VALIDATE_BY,
            silence=Silence.NO_ANSWER,
        )


def _close_round(cycle: Cycle) -> None:
    with clock.at(moment("2020-08-13", hour=12)):
        close_rounds_of(cycle)


def _validate(pack: Pack, team: Team, findings: dict[str, Finding]) -> None:
    for row in pack.cycle["validations"]:
        finding = findings[row["finding"]]
        with clock.at(moment(row["on"])):
            validation = validate_finding(
                actor=team.persons[row["by"]],
                finding=finding,
                country=row["country"],
                verdict=VERDICTS.get(row["verdict"], row["verdict"]),
                comment=row.get("change") or row.get("note") or "",
                content_hash=finding.content_hash,
            )
        if row.get("resolution"):
            with clock.at(moment("2020-08-12", hour=20)):
                answer_change(actor=team.systematisation, validation=validation, resolution=row["resolution"])
