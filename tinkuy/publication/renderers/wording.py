"""What a sheet's data say in words. Call within `speaking(content.language)`."""

from collections.abc import Iterator

from django.utils.translation import gettext as _, ngettext

from tinkuy.attendance.pictures.cycle_pictures import conclusion
from tinkuy.core.languages import listed, names_in_sentence
from tinkuy.core.text import lower_first
from tinkuy.design.kinds import KINDS
from tinkuy.people.countries import country_name
from tinkuy.publication.content.parts import Item, Thread, WebinarLine
from tinkuy.publication.content.sections import names_of_fields, section_name
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers.language import long_date, short_date

LESSENING, GROWING = "risk", "recommendation"


def quotes_by_kind(content: SheetContent) -> dict[str, int]:
    """How many quotes of each kind the cycle has; all zero where none are known."""
    counts = dict.fromkeys(KINDS, 0)
    for webinar in content.webinars:
        for kind, count in webinar_counts(webinar).items():
            counts[kind] = counts.get(kind, 0) + count
    return counts


def webinar_counts(webinar: WebinarLine) -> dict[str, int]:
    """The quotes of one webinar by kind, as counted or from its knots."""
    if webinar.counts:
        return dict(webinar.counts)
    kinds = [kind for _minute, kind in webinar.knots]
    return {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}


def figures(content: SheetContent) -> list[tuple[int, str]]:
    """The cycle in numbers with their words; what is unknown or hidden is left out."""
    numbers = content.figures
    worded = (
        (numbers.webinars, ngettext("session", "sessions", numbers.webinars or 0)),
        (len(content.planned), ngettext("session to come", "sessions to come", len(content.planned))),
        (numbers.countries, ngettext("invited country", "invited countries", numbers.countries or 0)),
        (numbers.persons, ngettext("person", "persons", numbers.persons or 0)),
        (numbers.quotes, ngettext("quote", "quotes", numbers.quotes or 0)),
    )
    return [(number, word) for number, word in worded if number]


def evidence(item: Item) -> str:
    """«LE-1 · 5 citas · AR, BR, EC. Validado por 3 de 3 países.», with the dissent that is kept."""
    quotes = ngettext("%(count)s quote", "%(count)s quotes", item.quotes) % {"count": item.quotes}
    parts = (
        item.code,
        quotes if item.quotes else "",
        ", ".join(item.countries),
        _("proposal") if item.is_proposal else "",
    )
    facts = " · ".join(part for part in parts if part)
    validation = " ".join([item.validation, *item.dissent]).strip()
    return ". ".join(part for part in (facts, validation) if part)


def left_out() -> str:
    """With a blank `{parts}`, which the layout fills once it knows what it has room for."""
    return _("Left out of these four pages: %(parts)s.") % {"parts": "{parts}"}


def left_out_share() -> str:
    """With blanks `{count}` and `{total}`: how many items of a list are missing."""
    return _("%(count)s of %(total)s") % {"count": "{count}", "total": "{total}"}


def quipu_title(content: SheetContent) -> str:
    quotes = sum(len(webinar.knots) for webinar in content.webinars)
    quotes_sentence = ngettext("The cycle's quipu: %(count)s quote", "The cycle's quipu: %(count)s quotes", quotes)
    threads = ngettext("%(count)s thread", "%(count)s threads", len(content.threads))
    both = (quotes_sentence % {"count": quotes}, threads % {"count": len(content.threads)})
    return ", ".join(both if content.threads else both[:1])


def quipu_description(content: SheetContent) -> str:
    """The same as the drawing, for who does not see it."""
    return " ".join(_description_sentences(content))


def _description_sentences(content: SheetContent) -> Iterator[str]:
    for webinar in content.webinars:
        if webinar.is_planned:
            yield _("Session %(number)s was still to come.") % {"number": webinar.number}
            continue
        counts = webinar_counts(webinar)
        kinds = [f"{counts[kind]} {_lower(KINDS[kind], counts[kind])}" for kind in KINDS if counts.get(kind)]
        yield _("Session %(number)s: %(kinds)s.") % {
            "number": webinar.number,
            "kinds": ", ".join(kinds) or _("no quotes"),
        }
    for thread in content.threads:
        yield _thread_sentence(thread) % {"label": thread.label, "origin": thread.origin, "target": thread.target}


def _thread_sentence(thread: Thread) -> str:
    """Where it went, or that nobody has picked it up."""
    if thread.state == "dropped":
        return _("Thread %(label)s, from session %(origin)s, was closed without being picked up.")
    if thread.state == "resolved":
        if thread.target:
            return _("Thread %(label)s goes from session %(origin)s to session %(target)s.")
        return _("Thread %(label)s, from session %(origin)s, was picked up outside of the sessions.")
    if thread.target:
        return _("Thread %(label)s, from session %(origin)s, waits for session %(target)s.")
    return _("Thread %(label)s, from session %(origin)s, hangs loose.")


def _lower(kind: object, count: int) -> str:
    return lower_first(str(getattr(kind, "singular" if count == 1 else "plural")))


def quipu_caption(content: SheetContent) -> str:
    sentences = [_("Each cord is a session and each knot a quote.")]
    if content.threads:
        sentences.append(
            _("Threads go from the ring, where a question is left open, to the dot, where another session picks it up.")
        )
    if content.planned:
        sentences.append(_("A dotted cord is a session that was still to come."))
        return " ".join(sentences)
    first, last = (webinar_counts(content.webinars[place]) for place in (0, -1))
    fewer = first.get(LESSENING, 0), last.get(LESSENING, 0)
    more = first.get(GROWING, 0), last.get(GROWING, 0)
    if fewer[0] > fewer[1] and more[0] < more[1]:
        sentences.append(
            _("From the first session to the last, risks go from %(a)s to %(b)s, recommendations from %(c)s to %(d)s.")
            % {"a": fewer[0], "b": fewer[1], "c": more[0], "d": more[1]}
        )
    return " ".join(sentences)


def kind_word(kind: str, count: int) -> str:
    """«17 riesgos»."""
    return f"{count} {_lower(KINDS[kind], count)}"


def weave_title(content: SheetContent) -> str:
    """The conclusion of the sessions that were held; only where both numbers may be shown."""
    return conclusion(
        [webinar.number for webinar in content.past_webinars], [webinar.persons for webinar in content.past_webinars]
    )


def weave_caption(content: SheetContent, persons_per_line: int) -> str:
    """Numerator, denominator and definition of the percentage in the title (invariant 25).

    Sessions by their numbers: the last one held is not the last of the cycle while others are still to come.
    """
    first, last = content.past_webinars[0], content.past_webinars[-1]
    sentences = []
    if first.persons and last.persons is not None:
        attended = _("%(persons)s persons attended session %(first)s and %(then)s session %(last)s.")
        numbers = {"first": first.number, "persons": first.persons, "last": last.number, "then": last.persons}
        sentences.append(attended % numbers)
    sentences += [
        ngettext("Each line is %(count)s person.", "Each line is a group of %(count)s persons.", persons_per_line)
        % {"count": persons_per_line},
        _("Who misses a session peels off; who arrives or returns joins the weave."),
    ]
    return " ".join(sentences)


def weave_description(content: SheetContent) -> str:
    """What is hidden is not said to be few: it may be the number that would give a small one away."""
    return " ".join(_attended(webinar) for webinar in content.past_webinars)


def _attended(webinar: WebinarLine) -> str:
    if webinar.persons is None:
        return _("Session %(number)s: the number of persons is not shown.") % {"number": webinar.number}
    return _("Session %(number)s: %(count)s persons.") % {"number": webinar.number, "count": webinar.persons}


def participation(content: SheetContent) -> Iterator[str]:
    """What the lines count, then a line for each country; a number that may not be read stands nowhere."""
    if not content.participation:
        return
    yield _("Persons of each country at each session that was held. A number that is missing is not shown.")
    for line in content.participation:
        numbers = [
            _("session %(number)s, %(count)s") % {"number": webinar.number, "count": count}
            for webinar, count in zip(content.past_webinars, line.persons, strict=False)
            if count is not None
        ]
        yield f"{country_name(line.country)}: {'; '.join(numbers)}."


def participation_title(content: SheetContent) -> str:
    return section_name("participation", content.language)


def participation_caption(content: SheetContent) -> str:
    """What the cords count; empty where there are none."""
    return next(participation(content), "")


def participation_description(content: SheetContent) -> str:
    """The same as the drawing, for who does not see it."""
    return " ".join(list(participation(content))[1:])


def planned_day(webinar: WebinarLine, language: str) -> str:
    """«prevista para el 4 jun», of a session that was still to come; empty of one that was held."""
    if not webinar.is_planned:
        return ""
    if not webinar.date:
        return _("still to come")
    return _("planned for %(day)s") % {"day": short_date(webinar.date, language)}


def dates(content: SheetContent) -> str:
    """«4 de junio de 2020 – 30 de julio de 2020»."""
    days = dict.fromkeys(long_date(iso, content.language) for iso in (content.starts_on, content.ends_on) if iso)
    return " – ".join(days)


def publication(content: SheetContent) -> str:
    """«Publicada el 28 de agosto de 2020 · Versión 1», as far as it is known."""
    parts = []
    if content.published_on:
        parts.append(_("Published on %(date)s") % {"date": long_date(content.published_on, content.language)})
    if content.version:
        parts.append(_("Version %(number)s") % {"number": content.version})
    return " · ".join(parts)


def correction(content: SheetContent) -> str:
    """«La versión 2 corrige la anterior en: Resumen y Lecciones aprendidas. …»; empty of a first version."""
    number, note = content.version, content.changes.rstrip(".")
    names = names_of_fields(content.changed, content.language)
    sentence = (
        _("Version %(number)s corrects the one before it in: %(names)s.") % {"number": number, "names": listed(names)}
        if names
        else ""
    )
    return " ".join(filter(None, [sentence, f"{note}." if note else ""]))


def translated_from(content: SheetContent) -> str:
    """«Traducción de la versión 1, en español»; empty of an original."""
    if not content.translation_of:
        return ""
    (name,) = names_in_sentence([content.source_language])
    return _("Translation of version %(number)s, in %(language)s.") % {
        "number": content.translation_of,
        "language": name,
    }


def qr_alternative(address: str) -> str:
    return _("QR code of the address %(address)s") % {"address": address}
