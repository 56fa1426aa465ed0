"""`python -m bench.transcripts`: a session of three hours read and imported in each format, and words searched.

An installation of its own in a temporary folder; nothing is asserted.
"""

import os
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

CUES = 3_000
SESSIONS, CUES_EACH = 5, 2_000
SENTENCE = "la frontera estuvo cerrada cinco meses y cada institución buscó otra manera de llegar a las personas"


def main() -> None:
    os.environ["TINKUY_DATA"] = str(Path(tempfile.mkdtemp(prefix="tinkuy-bench-")) / "data")
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from django.core.management import call_command

    from bench.measure import HEADING

    call_command("migrate", verbosity=0)
    print(f"load {os.getloadavg()[0]:.1f} at the start\n\n{HEADING}")
    for measure in measures():
        print(measure.row(), flush=True)


def measures(*, runs: int = 7) -> Iterator:
    from django_scopes import scope

    from bench.measure import measured
    from tinkuy.systematisation.transcripts.queries.voices import search

    cycle, actor = _cycle()
    with scope(cycle=cycle):
        for name, data in (
            ("captions.vtt", _vtt(CUES)),
            ("text.txt", _teams(CUES).encode()),
            ("teams.docx", _docx(CUES)),
        ):
            yield measured(
                f"import: {CUES} turns, {name}",
                _importing(cycle, actor, data, name),
                runs=runs,
                note="read apart, rows, commit",
            )
        _fill(cycle, actor)
        for words in ("fronteras", "institución meses", "helicóptero"):
            yield measured(
                f"search: {SESSIONS} × {CUES_EACH} captions, «{words}»", lambda words=words: search(cycle, words)
            )


def _cycle():
    from datetime import UTC, datetime, timedelta

    from tinkuy.people.models import Person
    from tinkuy.people.roles import Role
    from tinkuy.planning.cycles.models.cycle import Cycle
    from tinkuy.planning.cycles.models.team_role import TeamRole
    from tinkuy.planning.cycles.models.webinar import Webinar

    cycle = Cycle(slug="medida", title={"es": "Medida"})
    cycle.save()
    actor = Person.objects.create_user("medida@example.org", "Coordinación")
    TeamRole.objects.create(cycle=cycle, person=actor, role=Role.COORDINATION)
    for place in range(1, SESSIONS + 2):
        start = datetime(2026, 3, 5, 15, tzinfo=UTC) + timedelta(days=place)
        Webinar.objects.create(
            cycle=cycle, ordinal=place, title={"es": f"Sesión {place}"}, starts_at=start, minutes=180
        )
    return cycle, actor


def _importing(cycle, actor, data: bytes, name: str):
    from tinkuy.planning.cycles.models.webinar import Webinar
    from tinkuy.systematisation.transcripts.actions.importing import import_transcript, remove_transcript

    webinar = Webinar.objects.get(ordinal=SESSIONS + 1)
    known = []

    def run() -> None:
        if known:
            remove_transcript(actor=actor, transcript=known.pop())
        known.append(import_transcript(actor=actor, webinar=webinar, data=data, filename=name))

    return run


def _fill(cycle, actor) -> None:
    from tinkuy.planning.cycles.models.webinar import Webinar
    from tinkuy.systematisation.evidence.models.transcript import Transcript
    from tinkuy.systematisation.transcripts.actions.importing import import_transcript

    Transcript.objects.all().delete()
    for place, webinar in enumerate(Webinar.objects.order_by("ordinal")[:SESSIONS]):
        data = _vtt(CUES_EACH) + b"\n" * place
        import_transcript(actor=actor, webinar=webinar, data=data, filename="captions.vtt")


def _sentence(n: int) -> str:
    words = SENTENCE.split()
    return " ".join(words[(n + k * 7) % len(words)] for k in range(9)) + f" turno{n}."


def _vtt(cues: int) -> bytes:
    lines = ["WEBVTT", ""]
    for n in range(cues):
        start, end = (f"{s // 3600:02d}:{s % 3600 // 60:02d}:{s % 60:02d}.000" for s in (n * 3, n * 3 + 3))
        lines += [str(n + 1), f"{start} --> {end}", f"Persona {chr(65 + n % 12)}: {_sentence(n)}", ""]
    return "\n".join(lines).encode()


def _teams(turns: int) -> str:
    return "\n".join(
        f"Persona {chr(65 + n % 12)}   {n * 3 // 60}:{n * 3 % 60:02d}\n{_sentence(n)}\n" for n in range(turns)
    )


def _docx(turns: int) -> bytes:
    import docx

    made, written = docx.Document(), BytesIO()
    for block in _teams(turns).split("\n\n"):
        made.add_paragraph(block)
    made.save(written)
    return written.getvalue()


if __name__ == "__main__":
    main()
