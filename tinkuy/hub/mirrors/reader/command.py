"""Looks at mirrors of a hub's archive, says what of them is whole, and rebuilds the archive from what is left.

Ends with 0 where all is whole or rebuilt, 1 where something is missing, 2 where no signed list can be trusted.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

from .judging import NoTrust, judge, rebuild
from .sentences import rebuilt_sentence, sentences
from .words import WORDS


def main(arguments: list[str], say: Callable[[str], object] = print) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("mirrors", nargs="+", metavar="MIRROR", type=Path, help="the folder of a copy")
    parser.add_argument("--rebuild", metavar="FOLDER", type=Path, help="write the archive anew into this folder")
    parser.add_argument("--key", default="", help="the hub's public key, 64 digits, as you know it from elsewhere")
    parser.add_argument("--language", choices=tuple(WORDS), default="en")
    chosen = parser.parse_args(arguments)
    words = WORDS[chosen.language]
    if chosen.rebuild and chosen.rebuild.exists() and any(chosen.rebuild.iterdir()):
        say(words["full"].format(folder=chosen.rebuild))
        return 2
    try:
        judgement = judge(chosen.mirrors, chosen.key)
    except NoTrust as fault:
        say(words["none"])
        for key, mirrors in sorted(fault.keys.items()):
            say(words["named"].format(key=key, mirrors=", ".join(mirrors)))
        if len(fault.keys) > 1 and not chosen.key:
            say(words["choose"])
        return 2
    if chosen.rebuild:
        rebuild(judgement, chosen.rebuild)
    for sentence in sentences(judgement, chosen.language, is_key_known=bool(chosen.key)):
        say(sentence)
    if chosen.rebuild:
        say(rebuilt_sentence(judgement, chosen.rebuild, words))
    return 1 if judgement.missing or judgement.has_forks else 0
