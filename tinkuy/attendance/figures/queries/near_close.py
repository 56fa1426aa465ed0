"""Who of each group was there at the fullest moment of a session and who ten minutes before its close."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from tinkuy.attendance.figures.attendance import CLOSE, WebinarAttendance, close_begins
from tinkuy.attendance.figures.presence import peak, present_at

from .attendance import CycleAttendance


def near_close(attendance: CycleAttendance) -> dict[int, tuple[int, int]]:
    """By place P_s(T − 10) and max P_s, in persons; a session of ten minutes or less says nothing of its close."""
    return {
        place: (present_at(one.curve, close_begins(one.window)), peak(one.curve))
        for place, one in enumerate(attendance.measured)
        if one.window.seconds > CLOSE
    }


def groups_near_close(attendance: CycleAttendance) -> dict[tuple[str, int], Mapping[str, tuple[int, int]]]:
    """By kind of group and place, the same of each group, at the same two moments: the parts add up to the whole."""
    group_of = {"country": attendance.country_of, "sector": attendance.sector_of, "kind": attendance.kind_of}
    sums: defaultdict[tuple[str, int], dict[str, tuple[int, int]]] = defaultdict(dict)
    for place, one in enumerate(attendance.measured):
        if (second := fullest_second(one)) is None:
            continue
        near, most = (
            [person for person in one.present_in(at) if person in attendance.country_of]
            for at in (int(close_begins(one.window)), second)
        )
        for kind, groups in group_of.items():
            at_close, at_most = _counted(near, groups), _counted(most, groups)
            sums[kind, place] = {group: (at_close[group], at_most[group]) for group in at_close | at_most}
    return {key: groups for key, groups in sums.items() if groups}


def fullest_second(one: WebinarAttendance[int]) -> int | None:
    """The first second in which most were present; None of a session whose close says nothing."""
    most = peak(one.curve)
    if one.window.seconds <= CLOSE or not most:
        return None
    return next(at for at, persons in one.curve if persons == most)


def _counted(persons: Iterable[int], group_of: Mapping[int, str]) -> Counter[str]:
    return Counter(group or "" for group in map(group_of.get, persons))
