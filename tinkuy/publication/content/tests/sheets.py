"""Sheets for the tests of the forms: one of a whole cycle, and its parts made long or few. All of it example data."""

from dataclasses import replace
from io import BytesIO

from PIL import Image

from tinkuy.design import example
from tinkuy.publication.content.parts import (
    Contact,
    CountryLine,
    Figures,
    Item,
    Link,
    Picture,
    Scope,
    Thread,
    WebinarLine,
)
from tinkuy.publication.content.sheet import SheetContent

DAYS = ("2020-06-04", "2020-06-18", "2020-07-02", "2020-07-16", "2020-07-30")

FIRST = "Planificar los temas de modo progresivo, de la primera sesión al cierre."
SECOND = "Introducir en cada sesión un elemento de expectativa que la conecte con la siguiente."


def whole_sheet(language: str = "es") -> SheetContent:
    """Five webinars with 61 quotes and eight threads, four lessons, three recommendations."""
    return SheetContent(
        language=language,
        series="Sistematización de buenas prácticas",
        title="Trata de personas en tiempos de la COVID-19",
        guiding_question="¿Cómo sostenemos la protección cuando se cierran las fronteras?",
        summary="Diez países compartieron en cinco sesiones lo que funcionó.\n\nCada sesión retomó la anterior.",
        starts_on=DAYS[0],
        ends_on=DAYS[-1],
        scope=Scope("Suramérica", ("AR", "BR", "PE")),
        objective="Que cada país conozca qué funcionó en los demás.",
        actions=("Convocar por país.", "Devolver lo hallado."),
        webinars=_webinars(),
        threads=_threads(),
        figures=_figures(),
        risks=(Item("RI-1", "", "La captación se mudó a internet.", 5, ("PE",)),),
        practices=(Item("BP-1", "", "Línea de orientación por mensajería.", 4, ("CO",)),),
        lessons=tuple(
            Item(f"LE-{n}", "", f"Lección número {n}, con sus palabras.", n, ("AR", "UY")) for n in range(1, 5)
        ),
        recommendations=(
            Item("RE-1", "", FIRST, 5, ("AR", "EC")),
            Item("RE-2", "", SECOND, 3, ("PE",)),
            Item("RE-3", "", "Atender a las víctimas sin exigir documento migratorio.", 1, (), True),
        ),
        featured_recommendation=f"{FIRST} {SECOND}",
        tags=("trata", "frontera"),
        more=(Link("Videos de las sesiones", "https://example.org/videos"),),
        contact=Contact("Hub regional", "hub@example.org"),
        credits="Equipo del hub regional",
        licence="CC-BY-4.0",
        citation="Hub regional (2020). Trata de personas.",
        footer=("www.example.org", "@hubregional"),
        disclaimer="Cifras y citas: datos de ejemplo.",
        version=2,
        published_on="2020-09-28",
        address="https://tinkuy.example.org/es/hub/trata-covid-19/",
    )


IMAGE = "f" * 32


def images() -> dict[str, bytes]:
    """The bytes of the image of the full sheet."""
    made = BytesIO()
    Image.new("RGB", (400, 300), "#a0522d").save(made, "JPEG")
    return {IMAGE: made.getvalue()}


def full_sheet(language: str = "es") -> SheetContent:
    """The whole sheet with every field filled that somebody may write."""
    return replace(
        whole_sheet(language),
        grade="Buena práctica prometedora.",
        type="Intercambio entre pares.",
        context="Las fronteras se cerraron sin aviso.\n\nLos equipos quedaron a distancia.",
        beneficiaries="Personas en tránsito.",
        implementers=("Dirección de fronteras", "Defensoría"),
        partners=("Fondo regional", "Red de universidades"),
        focal_points=("Oficina de Perú", "Oficina de Brasil"),
        results="Tres países cambiaron su guía.",
        participation=(CountryLine("BR", (31, None, 24, 22, 19)), CountryLine("PE", (20, 18, 17, 15, 14))),
        agreements=("Un directorio común.", "Una reunión por trimestre."),
        success_factors="Se repitió en cada sesión lo anterior.",
        constraints="Faltó interpretación.",
        innovation="Un hilo une las sesiones.",
        approaches="Derechos y género.",
        safeguards="Nadie contó casos de personas.",
        sustainability="Cada país nombró a quien sigue.",
        replicability=("Empezar por dos países.", "Acordar antes las reglas."),
        resources="Una sala en línea y dos personas.",
        validation="Validada por tres países.",
        media=(
            Picture(
                file=IMAGE,
                alternative="Un cartel de la línea de orientación, pegado en un puesto de frontera.",
                credit="Hub regional",
                rights="CC-BY-4.0",
                caption="El cartel que dos países adoptaron.",
                width=400,
                height=300,
            ),
        ),
    )


def _webinars() -> tuple[WebinarLine, ...]:
    titles = ("Qué cambió", "Detectar a distancia", "Proteger", "Justicia", "Acuerdos")
    return tuple(
        WebinarLine(
            number=n,
            title=titles[n - 1],
            subtitle="Lo que trató la sesión",
            date=DAYS[n - 1],
            persons=example.PERSONS[n - 1],
            knots=tuple((float(minute), kind) for minute, kind, _code, _country in example.quotes(n)),
        )
        for n in range(1, 6)
    )


def _threads() -> tuple[Thread, ...]:
    return tuple(
        Thread(t.label, t.text, t.origin, t.target, t.origin_minute, t.target_minute, t.state) for t in example.THREADS
    )


def _figures() -> Figures:
    steps = tuple((step.stayed, step.left, step.new, step.returned) for step in example.STEPS)
    return Figures(webinars=5, countries=10, persons=328, quotes=61, findings=9, steps=steps)


def words_only() -> SheetContent:
    """As an imported text gives it: no webinar, no figure, no address."""
    whole = whole_sheet()
    return SheetContent(
        title=whole.title,
        summary=whole.summary,
        lessons=tuple(replace(item, code="", quotes=0, countries=()) for item in whole.lessons),
        recommendations=(Item(text=FIRST),),
        contact=Contact("Hub regional"),
        footer=whole.footer,
    )
