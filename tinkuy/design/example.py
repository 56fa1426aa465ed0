"""Example content for the page of the design system: illustrative, no real person."""

from dataclasses import replace

from django.utils.translation import gettext as _

from tinkuy.design.figures.quipu.geometry import Cord, Knot, Thread, ThreadState
from tinkuy.design.figures.weave.loom import Step

from .figures.bar import Stage
from .figures.contribution import Contributed
from .figures.scrubber import Mark
from .figures.spoken import Spoken
from .kinds import KINDS

LETTERS = {"RI": "risk", "BP": "good_practice", "LE": "lesson", "RE": "recommendation"}

QUOTES = (
    "5:RI-1:PE 10:RI-2:CO 15:BP-1:CO 20:RI-1:EC 26:RI-3:VE 31:LE-1:AR 36:RI-4:BO 42:BP-3:UY 48:RI-2:CL 53:RI-1:BR"
    " 59:BP-1:PE 65:RE-3:EC 71:LE-2:PY 77:RE-1:AR",
    "12:RI-1:CO 18:BP-1:CO 24:RI-1:PE 30:BP-1:AR 35:RI-2:EC 41:LE-2:CL 47:BP-1:EC 54:RI-1:PY 60:BP-1:PE 66:RE-5:BO"
    " 71:LE-1:UY 76:RE-2:CO",
    "8:RI-3:BR 15:RI-2:PE 19:BP-2:PE 28:RI-4:CL 33:BP-2:EC 38:RI-3:CO 44:LE-1:VE 50:BP-2:PE 56:RE-3:BO 61:LE-2:AR"
    " 67:BP-2:UY 72:LE-4:EC 77:RE-1:PE",
    "8:RI-2:AR 19:BP-4:AR 25:RI-3:PY 35:LE-1:EC 41:BP-3:CL 47:LE-2:BO 53:BP-4:PE 60:RE-4:CO 66:LE-4:VE 72:LE-3:UY"
    " 78:RE-1:EC",
    "16:BP-3:CO 22:LE-1:BR 29:RE-1:AR 40:LE-3:PE 46:BP-2:EC 52:RE-4:CO 58:LE-4:BO 64:RE-2:UY 70:LE-3:CL 76:RE-1:EC"
    " 83:RE-2:PE",
)
"""The quotes of each session as minute:code:country."""

SESSIONS = (
    ("Qué cambió", "4 jun"),
    ("Detectar a distancia", "18 jun"),
    ("Proteger a puertas cerradas", "2 jul"),
    ("Justicia entre países", "16 jul"),
    ("De lo aprendido a los acuerdos", "30 jul"),
)

THREADS = (
    Thread("H1", "Si la captación se mudó a internet, ¿cómo la detectamos?", 1, 82, 2, 5, "resolved"),
    Thread("H2", "¿Qué pasa con quienes quedaron en frontera sin documento?", 1, 87, 3, 3, "resolved"),
    Thread("H3", "Si detectamos más casos, ¿dónde se alojan las víctimas?", 2, 81, 3, 23.5, "resolved"),
    Thread("H4", "¿Qué datos compartimos sin exponer a nadie?", 2, 86, 4, 13.5, "resolved"),
    Thread("H5", "¿Cómo sigue la causa si la víctima vuelve a su país?", 3, 82, 4, 50, "resolved"),
    Thread("H6", "¿Quién cubre el retorno con las fronteras cerradas?", 3, 87, None, None, "planted"),
    Thread("H7", "¿Qué de todo esto podemos acordar y medir?", 4, 85, 5, 10, "resolved"),
    Thread("H8", "¿Qué le pedimos a cada institución?", 2, 50.5, 5, 34.5, "resolved"),
)

COUNTS = {"risk": 17, "good_practice": 16, "lesson": 15, "recommendation": 13}

PERSONS = (238, 221, 207, 196, 189)
STEPS = (Step(178, 60, 43, 0), Step(166, 55, 24, 17), Step(160, 47, 14, 22), Step(152, 44, 9, 28))

FLOOR = "AR:8 BO:5 BR:2 CL:6 CO:4 EC:3 PY:2 PE:9 UY:0 VE:0"


def quotes(session: int) -> list[tuple[int, str, str, str]]:
    """The quotes of *session* (from 1) as minute, kind, code, country."""
    fields = [quote.split(":") for quote in QUOTES[session - 1].split()]
    return [(int(minute), LETTERS[code[:2]], code, country) for minute, code, country in fields]


def cords(held_count: int = 5) -> list[Cord]:
    """The five sessions, of which the first *held_count* took place."""
    return [
        Cord(place, title, date, 90, place <= held_count, _knots(place) if place <= held_count else ())
        for place, (title, date) in enumerate(SESSIONS, 1)
    ]


def _knots(session: int) -> tuple[Knot, ...]:
    return tuple(
        Knot(minute, kind, _quote_name(session, minute, kind, code, country), f"#{code}")
        for minute, kind, code, country in quotes(session)
    )


def _quote_name(session: int, minute: int, kind: str, code: str, country: str) -> str:
    return _("Session %(session)s, minute %(minute)s. %(kind)s %(code)s, %(country)s") % {
        "session": session,
        "minute": minute,
        "kind": KINDS[kind].singular,
        "code": code,
        "country": country,
    }


def threads(held_count: int = 5) -> list[Thread]:
    """The threads as they stand after *held_count* sessions."""
    return [replace(thread, state=_state(thread, held_count)) for thread in THREADS]


def _state(thread: Thread, held_count: int) -> ThreadState:
    if thread.target is not None and thread.target <= held_count:
        return "resolved"
    return "planted" if thread.origin <= held_count else "planned"


def marks(session: int, ringed: str) -> list[Mark]:
    return [
        Mark(minute, kind, _quote_name(session, minute, kind, code, country), f"#{code}", code == ringed)
        for minute, kind, code, country in quotes(session)
    ]


def contributed(country: str) -> list[Contributed]:
    return [
        Contributed(session, minute, kind, code)
        for session in range(1, 6)
        for minute, kind, code, speaker in quotes(session)
        if speaker == country
    ]


def floor() -> list[Spoken]:
    pairs = [pair.split(":") for pair in FLOOR.split()]
    return [Spoken(country, int(minutes), country == "PY") for country, minutes in pairs]


def funnel_stages() -> list[Stage]:
    rows: tuple[tuple[str, int, str], ...] = (
        ("Recibieron la invitación", 1180, ""),
        ("Abrieron la página", 902, "76 % de las invitadas"),
        ("Se inscribieron", 412, "46 % de quienes abrieron"),
        ("Vinieron al menos una vez", 328, "80 % de las inscritas"),
        ("Preguntaron, votaron o anotaron", 214, "65 % de quienes vinieron"),
        ("Llegaron a la sesión 5", 189, "58 % de quienes vinieron"),
    )
    return [Stage(label, count, share, label == rows[-1][0]) for label, count, share in rows]
