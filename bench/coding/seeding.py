"""`python -m bench.coding.seeding QUOTES` in a site's environment: the transcript with so many quotes; tells JSON."""

import json
import os
import random
import sys
from typing import Any

from bench.coding.words import as_vtt, captions

CODES = 12


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tinkuy.config.settings"
    import django

    from tests.seeding import seed  # its imports wait for the settings

    django.setup()
    made = seed()
    print(json.dumps(made | transcript(made["cycle"], int(sys.argv[1]))))


def transcript(slug: str, quotes: int) -> dict[str, Any]:
    """The keys of its codes; quotes of one to three captions each, made as the palette makes them."""
    from django_scopes import scope

    from tinkuy.people.models import Person
    from tinkuy.planning.cycles.models.cycle import Cycle
    from tinkuy.planning.cycles.models.webinar import Webinar
    from tinkuy.systematisation.codebook.actions.codes import add_code
    from tinkuy.systematisation.evidence.models.code import FindingKind
    from tinkuy.systematisation.transcripts.actions.importing import import_transcript

    cycle, person = Cycle.objects.get(slug=slug), Person.objects.get()
    with scope(cycle=cycle):
        webinar = Webinar.objects.select_related("cycle").get(ordinal=1)
        webinar.minutes = 120
        webinar.save(update_fields=["minutes"])
        import_transcript(actor=person, webinar=webinar, data=as_vtt(captions()).encode(), filename="sesion.vtt")
        codes = [
            add_code(actor=person, cycle=cycle, kind=kind, name={"es": f"Código {kind} {number}"})
            for kind in FindingKind.values
            for number in range(CODES // 4)
        ]
        _code(person, webinar, codes, quotes)
    return {"codes": [[code.pk, code.kind] for code in codes]}


def _code(person: Any, webinar: Any, codes: list[Any], count: int) -> None:
    from tinkuy.systematisation.coding.actions import code_passage
    from tinkuy.systematisation.evidence.models.transcript import Cue

    cues = list(
        Cue.objects.filter(transcript__webinar=webinar).select_related("speaker", "cycle", "transcript__webinar__cycle")
    )
    chance = random.Random(11)
    for place in sorted(chance.sample(range(len(cues) - 3), count)):
        code, first, last = chance.choice(codes), cues[place], cues[place + chance.randint(0, 2)]
        code_passage(actor=person, cue=first, start=0, last_cue=last, end=len(last.text), kind=code.kind, code=code)


if __name__ == "__main__":
    main()
