"""Which keys of a hub follow each other: a statement counts where the former key and the next one signed it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .releases import KEYS, LARGEST_LIST, NOT_OURS, Mirror, Release, read
from .signatures import is_signed

KEY_FORMAT = "tinkuy-archive-key-1"


@dataclass(frozen=True)
class Succession:
    """From release `first` on, `key` signs in the place of `former`."""

    former: str
    key: str
    first: int
    made_on: str


@dataclass(frozen=True)
class Reign:
    """The releases that one key may have signed: from `first` to before `end`, which is None of the present one."""

    first: int = 1
    end: int | None = None

    def covers(self, number: int) -> bool:
        return self.first <= number and (self.end is None or number < self.end)


def successions_of(mirrors: Iterable[Mirror]) -> set[Succession]:
    return {one for mirror in mirrors for one in _in(read(mirror.folder / KEYS, LARGEST_LIST))}


def reigns_of(key: str, successions: set[Succession]) -> dict[str, Reign]:
    """By key, what each of the keys that are linked with *key* may have signed. Where a key has two followers (the one
    that was lost may have named another) it is followed no further: a person has to ask for the newest. Its own
    releases end with the first that any of them signs, so that naming another gives a lost key no longer time.
    """
    chain: list[Succession] = []
    while (before := _only(one for one in successions if one.key == (chain[0].former if chain else key))) is not None:
        if before in chain:
            break
        chain.insert(0, before)
    last = key
    while (after := _only(one for one in successions if one.former == last)) is not None and after not in chain:
        chain.append(after)
        last = after.key
    end = min((one.first for one in successions if one.former == last), default=None)
    if not chain:
        return {key: Reign(end=end)}
    reigns = {chain[0].former: Reign(1, chain[0].first)}
    for place, one in enumerate(chain):
        reigns[one.key] = Reign(one.first, chain[place + 1].first if place + 1 < len(chain) else end)
    return reigns


def is_proven(release: Release, reigns: dict[str, Reign]) -> bool:
    reign = reigns.get(release.key)
    return reign is not None and reign.covers(release.number)


def _only(matching: Iterator[Succession]) -> Succession | None:
    listed = list(matching)
    return listed[0] if len(listed) == 1 else None


def _in(data: bytes) -> Iterator[Succession]:
    for line in data.splitlines():
        try:
            plain = json.loads(line)
            raw, plain_statement = plain["statement"].encode(), json.loads(plain["statement"])
            one = Succession(
                str(plain_statement["former"]),
                str(plain_statement["key"]),
                int(plain_statement["first"]),
                str(plain_statement["made_on"]),
            )
            signatures = ((one.former, plain["signature"]), (one.key, plain["countersignature"]))
            if plain_statement["format"] == KEY_FORMAT and all(
                is_signed(bytes.fromhex(key), bytes.fromhex(signature), raw) for key, signature in signatures
            ):
                yield one
        except NOT_OURS:
            continue
