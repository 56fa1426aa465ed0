"""`python -m bench.guard`: what the personal-data guard finds in the labelled set, and what it finds too much.

Recall: labelled passages that an alert of their kind touches, of all labelled. Precision: alerts that touch a labelled
passage of their kind, of all alerts. Both parts of the set; the rules never saw the held-out one.
"""

import os
import sys
import time


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from tinkuy.language.tests.labelled import DEVELOPMENT, HELD_OUT, sentences
    from tinkuy.language.tests.measuring import measured

    for part in (DEVELOPMENT, HELD_OUT):
        rows = list(sentences(part))
        begun = time.perf_counter()
        table = measured(rows)
        spent = (time.perf_counter() - begun) * 1000 / len(rows)
        print(
            f"\n{part}: {len(rows)} sentences, {sum(not row.passages for row in rows)} without any; {spent:.2f} ms each"
        )
        print(f"{'kind':<10} {'labelled':>8} {'found':>6} {'recall':>7} {'alerts':>7} {'right':>6} {'precision':>9}")
        for kind, found in table.items():
            recall = f"{kind:<10} {found.there:>8} {found.found:>6} {found.recall:>7.3f}"
            print(f"{recall} {found.marked:>7} {found.right:>6} {found.precision:>9.3f}")
        if "--wrong" in sys.argv and part == DEVELOPMENT:
            for kind, found in table.items():
                print("\n".join(f"  {kind} {line}" for line in found.wrong))


if __name__ == "__main__":
    main()
