"""Times of captions that no library reads: without milliseconds, with spaces inside, `->`, `00:00:05:250`."""

import re

_TIME = r"(?:\d{1,3} ?: ?)?\d{1,3} ?: ?\d{1,2}(?: ?[.,:] ?\d{1,6})?"
_SETTINGS = r"(?:[ \t]{1,9}[A-Za-z]\w{0,9}:\S{1,40}){0,8}[ \t]{0,9}"
TIMING = re.compile(rf"^[ \t]{{0,9}}({_TIME})[ \t]{{0,9}}-{{1,3}}>[ \t]{{0,9}}({_TIME})({_SETTINGS})$", re.MULTILINE)
_NUMBERED = re.compile(rf"^[ \t]{{0,9}}\d{{1,7}}[ \t]{{0,9}}\n[ \t]{{0,9}}{_TIME}[ \t]{{0,9}}-{{1,3}}>", re.MULTILINE)
_READ_AS_SRT = re.compile(r"\s*\d+:\d{1,2}:\d{1,2}[,.]\d+\s*-->\s*\d+:\d{1,2}:\d{1,2}[,.]\d+")
_READ_AS_VTT = re.compile(r"\s*(?:\d+:)?\d{1,2}:\d{1,2}\.\d{1,3}\s*-->\s*(?:\d+:)?\d{1,2}:\d{1,2}\.\d{1,3}(?!\d)")
_PARTS = re.compile(r"\d+")
# Every repetition is bounded: a hostile file must not keep the reader busy.


def is_numbered(text: str) -> bool:
    """Whether a number stands above each time, as in SRT."""
    return bool(_NUMBERED.search(text))


def with_plain_times(text: str, *, as_srt: bool) -> tuple[str, int]:
    """*text* with each time as its format has it, and how many were mended."""
    is_read = (_READ_AS_SRT if as_srt else _READ_AS_VTT).match
    sign, mended = "," if as_srt else ".", 0

    def plain(timing: re.Match[str]) -> str:
        nonlocal mended
        if is_read(timing[0]):
            return timing[0]
        mended += 1
        return f"{_plain(timing[1], sign)} --> {_plain(timing[2], sign)}{timing[3]}"

    return TIMING.sub(plain, text), mended


def _plain(stamp: str, sign: str) -> str:
    """Of three numbers the last is a part of a second where a point or comma stands before it."""
    parts = _PARTS.findall(stamp)
    has_part = len(parts) == 4 or bool(re.search(r"[.,]", stamp))
    fraction = (parts.pop() if has_part else "") + "000"
    hours, minutes, seconds = [0, *map(int, parts)][-3:]
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}{sign}{fraction[:3]}"
