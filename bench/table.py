"""The one table, for a terminal and for the manual in both its languages."""

from collections.abc import Iterable, Sequence

from bench.lines import Goal, Line, Other, Words

HEADS = {
    "es": ("trabajo", "otro programa", "mínimo", "meta", "Tinkuy", "razón", "carga"),
    "en": ("work", "peer", "floor", "goal", "ours", "ratio", "load"),
}
REACHED = {True: "✓", False: "✗", None: "?"}
NOT_MEASURED = {"es": "sin medir", "en": "not measured"}


def terminal(line: Line) -> str:
    work, peer, floor, goal, ours, ratio, load = cells(line, "en")
    return f"{work:<62} {peer:<26} {floor:<26} {goal:<34} {ours:>18} {ratio:<22} {load:>4}".rstrip()


def heading() -> str:
    work, peer, floor, goal, ours, ratio, load = HEADS["en"]
    return f"{work:<62} {peer:<26} {floor:<26} {goal:<34} {ours:>18} {ratio:<22} {load:>4}"


def markdown(lines: Iterable[Line], language: str) -> str:
    rows = [HEADS[language], ("---",) * len(HEADS[language]), *(cells(line, language) for line in lines)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def cells(line: Line, language: str) -> Sequence[str]:
    note = _of(line.note, language)
    goals = [f"{_goal(goal, line, language)} {REACHED[verdict]}" for goal, verdict in
             zip(line.goals, line.verdicts(), strict=True)]  # fmt: skip
    ratios = [f"{number(ratio, language)} × {name.split(' ')[0]}" for ratio, name in line.ratios()]
    return (
        _of(line.work, language) + (f" ({note})" if note else ""),
        _other(line.peer, line.unit, language),
        _other(line.floor, line.unit, language),
        ", ".join(goals),
        f"{number(line.value, language)} {line.unit}".strip(),
        ", ".join(ratios),
        f"{line.load:.1f}" if language == "en" else f"{line.load:.1f}".replace(".", ","),
    )


def number(value: float, language: str) -> str:
    """Three figures that say something; a thousand is set apart as the language does."""
    places = 0 if abs(value) >= 100 or value == int(value) else 1 if abs(value) >= 10 else 2
    text = f"{value:,.{places}f}"
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))


def _goal(goal: Goal, line: Line, language: str) -> str:
    reference = {"peer": line.peer, "floor": line.floor}.get(goal.of)
    of = f" × {reference.name.split(' ')[0] if reference else goal.of}" if goal.of else f" {line.unit}"
    return f"{goal.bound} {number(goal.number, language)}{of}".strip()


def _other(other: Other | None, unit: str, language: str) -> str:
    if other is None:
        return "–"
    if other.value is None:
        return f"{other.name}: {other.why or NOT_MEASURED[language]}"
    return f"{other.name} {number(other.value, language)} {unit}".strip()


def _of(words: Words, language: str) -> str:
    return words.es if language == "es" else words.en
