"""Words of a sample mail in three languages, and how a sample of each family is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tinkuy.convening.message_texts.models import AFTER, Moment
from tinkuy.convening.message_texts.placeholders import filled
from tinkuy.convening.message_texts.queries import default_texts


@dataclass(frozen=True)
class Words:
    """The same in three languages."""

    es: str
    pt: str
    en: str

    def in_language(self, code: str) -> str:
        return {"es": self.es, "pt-br": self.pt}.get(code, self.en)


@dataclass(frozen=True)
class Sample:
    """`of_cycle`: a cycle writes. `to_team`: it goes to an account. `part` is the sheet of pictures it stands on."""

    part: str
    values: Mapping[str, Any] = field(default_factory=dict)
    of_cycle: bool = True
    to_team: bool = False

    def values_in(self, language: str, cycle: str) -> dict[str, Any]:
        """As plain JSON, from the cycle with the public id *cycle*."""
        values: dict[str, Any] = _resolved(dict(self.values), language)
        return values | {"from_cycle": cycle} if self.of_cycle else values


def _resolved(value: Any, language: str) -> Any:
    if callable(value):
        return value(language)
    if isinstance(value, Words):
        return value.in_language(language)
    if isinstance(value, dict):
        return {name: _resolved(one, language) for name, one in value.items()}
    if isinstance(value, list):
        return [_resolved(one, language) for one in value]
    return value


def path_to(rest: str) -> Words:
    return Words(f"/es/{rest}", f"/pt-br/{rest}", f"/en/{rest}")


TITLE = Words("Trata de personas en tiempos de la COVID-19", "Tráfico de pessoas na pandemia", "Trafficking in persons")
SESSION = Words(
    "Justicia y coordinación entre países", "Justiça e coordenação entre países", "Justice between countries"
)
HOOK = Words(
    "¿Cómo sigue la causa si la víctima vuelve a su país?",
    "Como fica o processo se a vítima volta para o seu país?",
    "What happens to the case if the victim returns to their country?",
)
QUESTION = Words(
    "¿Qué funcionó cuando las fronteras se cerraron?",
    "O que funcionou quando as fronteiras fecharam?",
    "What worked when borders were closed?",
)
WHEN = Words(
    "jueves 16 de julio, 10:00 en Lima", "quinta-feira, 16 de julho, 12h em Brasília", "Thursday 16 July, 10:00 in Lima"
)
BEFORE_THAT = Words(
    "miércoles 15 de julio, 10:00 en Lima",
    "quarta-feira, 15 de julho, 12h em Brasília",
    "Wednesday 15 July, 10:00 in Lima",
)
DAY = Words("30 de julio de 2020", "30 de julho de 2020", "30 July 2020")
HUB = Words("Hub regional de ejemplo", "Hub regional de exemplo", "Regional example hub")
ACTOR = Words("Coordinación regional", "Coordenação regional", "Regional coordination")
ROLE = Words("Referente", "Ponto focal", "Focal point")
COUNTRY = Words("Perú", "Peru", "Peru")
REASON = Words(
    "La plataforma no está disponible ese día.",
    "A plataforma não está disponível nesse dia.",
    "The platform is not free that day.",
)
SUMMARY = Words(
    "Declaración anticipada por videollamada, con acompañamiento psicosocial.",
    "Depoimento antecipado por videochamada, com acompanhamento psicossocial.",
    "Early testimony by video call, with psychosocial support.",
)
CODE = "471 902"
OWN, TEAM = path_to("me/#m4vq-29tk"), path_to("team/")
LINK = path_to("a/7kq4m2x9/")
CALENDAR = {
    "method": "REQUEST",
    "zone": "America/Lima",
    "stamp": "2020-07-09T15:00:00+00:00",
    "attendee": "a@example.org",
    "sessions": [
        {
            "uid": "abcd-4@localhost",
            "sequence": 1,
            "starts_at": "2020-07-16T15:00:00+00:00",
            "minutes": 90,
            "title": Words("Sesión 4", "Sessão 4", "Session 4"),
            "status": "CONFIRMED",
        }
    ],
}


def moment_values(moment: Moment) -> dict[str, Any]:
    """The words of the default text of a moment, filled as for somebody in Lima."""

    def values(language: str) -> dict[str, str]:
        own = {
            "greeting": Words("Buenos días, Hornero:", "Bom dia, Hornero:", "Good morning, Hornero:"),
            "session": Words(
                "sesión 4, “Justicia y coordinación”", "sessão 4, “Justiça e coordenação”", "session 4, “Justice”"
            ),
            "number": "4",
            "day": Words("jueves 16 de julio", "quinta-feira, 16 de julho", "Thursday 16 July"),
            "hour": Words("10:00 en Lima", "12h em Brasília", "10:00 in Lima"),
            "length": Words("90 minutos", "90 minutos", "90 minutes"),
            "thread": HOOK,
            "bridge": HOOK,
            "summary": SUMMARY,
            "next": WHEN,
        }
        return _resolved(own, language) | {"link": "http://localhost:8000" + OWN.in_language(language)}

    def written(part: str) -> Any:
        return lambda language: filled(getattr(default_texts()[moment, language], part), values(language))

    return {
        "subject": written("subject"),
        "text": written("body"),
        "path": OWN,
        "enters": moment in ("hour", "ten_minutes"),
        "left_open": [HOOK] if moment in AFTER else [],
        "stop": "withdrawing",
    }


def team_mail(values: Mapping[str, Any] | None = None, part: str = "team", *, of_cycle: bool = True) -> Sample:
    return Sample(part, {"path": TEAM, **(values or {})}, to_team=True, of_cycle=of_cycle)


def own_mail(values: Mapping[str, Any] | None = None, part: str = "registering") -> Sample:
    return Sample(part, {"path": OWN, "stop": "withdrawing", **(values or {})})


def link_mail(values: Mapping[str, Any] | None = None, part: str = "practice") -> Sample:
    return Sample(part, {"path": LINK, "label": "RE-3", **(values or {})})


def hub_mail(values: Mapping[str, Any] | None = None) -> Sample:
    return Sample("hub", {"path": LINK, **(values or {})}, of_cycle=False)


def system_mail(values: Mapping[str, Any] | None = None) -> Sample:
    return Sample("team", {"path": TEAM, **(values or {})}, of_cycle=False, to_team=True)
