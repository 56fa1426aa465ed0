"""`python -m bench.sentences PART [--wrong]`: how the suggestions and the guard do on sentences by another hand.

For the part `open`, `second` or `locked` (README.md says who may look at which): precision, recall and F1 by kind,
language, and whether it was said or written. `--wrong` prints each miss, of the open part only.
"""

import argparse
import os
from collections.abc import Iterable, Iterator
from functools import partial

from bench.sentences import LANGUAGES, OWN, PARTS, Sentence, Source, sentences


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.sentences")
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("--wrong", action="store_true", help="each miss; of the open part only")
    wanted = parser.parse_args()
    if wanted.wrong and wanted.part != "open":
        parser.error("single misses are shown of the open part only: what is looked at is no measure any more")

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    _report(list(sentences(wanted.part)), is_open=wanted.wrong)


def _report(rows: list[tuple[Source, Sentence]], *, is_open: bool) -> None:
    from bench.sentences.scoring import guarding, meanings_of, neighbours_of, suggesting

    meanings = meanings_of([sentence.text for _source, sentence in rows])
    around = neighbours_of(rows, meanings)
    measures = {
        "by meaning too": partial(suggesting, meanings=meanings, neighbours=around),
        "the same, no headings": partial(suggesting, meanings=meanings, neighbours=around, with_headings=False),
        "each sentence alone": partial(suggesting, meanings=meanings),
        "by words": suggesting,
        "the same, no heading": partial(suggesting, with_headings=False),
        "guard": guarding,
    }
    if not meanings:
        print("the extra `meaning` is not installed: the first three tables are of the words alone")
    for name, measure in measures.items():
        print(f"\n{name:<22} {'there':>6} {'marked':>6} {'P':>6} {'R':>6} {'F1':>6}")
        labelled = [row for row in rows if measure is guarding or row[0].register != OWN]
        for group, chosen in _groups(labelled):
            _print(group, measure(chosen))
        if is_open:
            for kind, score in measure(sentence for _source, sentence in labelled).items():
                print("\n".join(f"  {kind}: {line}" for line in score.wrong))


def _groups(rows: list[tuple[Source, Sentence]]) -> Iterator[tuple[str, list[Sentence]]]:
    yield "all", [sentence for _source, sentence in rows]
    for language in LANGUAGES:
        yield language, [sentence for source, sentence in rows if source.language == language]
    yield "written", [sentence for source, sentence in rows if not source.speech]
    yield "said", [sentence for source, sentence in rows if source.speech]


def _print(group: str, table: dict) -> None:
    from tests.scoring import Score, micro

    lines: Iterable[tuple[str, Score]] = [*table.items(), ("micro", micro(table.values()))]
    for kind, score in lines:
        if score.there or score.marked:
            figures = f"{score.precision:>6.2f} {score.recall:>6.2f} {score.f1:>6.2f}"
            print(f"{group:<7} {kind:<14} {score.there:>6} {score.marked:>6} {figures}")


if __name__ == "__main__":
    main()
