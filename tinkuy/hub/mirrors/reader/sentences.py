"""Says what was found of each mirror, and of all of them."""

from collections.abc import Iterator
from pathlib import Path

from .judging import Judgement
from .releases import Mirror
from .successions import is_proven
from .words import WORDS

MOST_NAMED = 10


def sentences(judgement: Judgement, language: str, *, is_key_known: bool) -> Iterator[str]:
    words, release = WORDS[language], judgement.release
    newest = max(judgement.known)
    if newest > release.number:
        yield words["lost"].format(number=newest)
    yield words["release"].format(
        number=release.number,
        origin=release.origin,
        day=release.made_on,
        count=len(judgement.files),
        key=release.key,
    )
    if not is_key_known:
        yield words["key"]
    if len(judgement.reigns) > 1:
        yield words["keys"].format(
            keys="; ".join(f"{key[:16]}… ({reign.first})" for key, reign in judgement.reigns.items())
        )
    if judgement.has_forks:
        yield words["forks"]
    if gaps := judgement.gaps:
        yield words["gaps"].format(numbers=", ".join(map(str, sorted(gaps))))
    else:
        yield words["chain"].format(count=release.number)
    for mirror in judgement.mirrors:
        yield _of_mirror(mirror, judgement, words)
    for mirror_name, paths in judgement.to_delete.items():
        yield words["withdrawn"].format(mirror=mirror_name, count=len(paths), paths=_named(paths))
    if judgement.missing:
        yield words["missing"].format(count=len(judgement.missing), paths=_named(judgement.missing))
    else:
        yield words["all"]


def _of_mirror(mirror: Mirror, judgement: Judgement, words: dict[str, str]) -> str:
    bad, name = judgement.bad.get(str(mirror.folder), []), str(mirror.folder)
    own = [one for one in mirror.releases if is_proven(one, judgement.reigns)]
    if mirror.current and is_proven(mirror.current, judgement.reigns):
        if mirror.current.number < judgement.release.number:
            return words["older"].format(mirror=name, number=mirror.current.number)
    elif not own:
        return words["unsigned"].format(mirror=name)
    return words["bad"].format(mirror=name, count=len(bad), path=bad[0]) if bad else words["whole"].format(mirror=name)


def _named(paths: list[str]) -> str:
    return ", ".join(paths[:MOST_NAMED]) + (" …" if len(paths) > MOST_NAMED else "")


def rebuilt_sentence(judgement: Judgement, folder: Path, words: dict[str, str]) -> str:
    counts: dict[int, int] = {}
    for number in judgement.taken_from.values():
        counts[number] = counts.get(number, 0) + 1
    parts = [words["from"].format(count=counts[n], mirror=judgement.mirrors[n].folder) for n in sorted(counts)]
    return words["rebuilt"].format(folder=folder, count=len(judgement.sources), sources=", ".join(parts))
