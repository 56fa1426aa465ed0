"""Pages through the whole middleware, beside the least that Django does for three queries and a template."""

import gzip
import re
from collections.abc import Iterator

from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.template import Context, Template
from django.test import Client, RequestFactory

from bench.measure import Measure, measured
from tinkuy.people.models import Organisation, Person
from tinkuy.publication.sheets.models import SheetVersion

PUBLIC = {
    "home": "/es/",
    "search": "/es/hub/?q=planificacion",
    "cycle": "/es/c/trata-covid-19/",
    "sheet": "/es/hub/ficha-trata-covid-19/",
    "trail": "/es/hub/ficha-trata-covid-19/trail/LE-1/",
}
TEAM = {
    "home of the team": "/es/team/cycles/",
    "dashboard": "/es/team/c/trata-covid-19/",
    "journal": "/es/team/c/trata-covid-19/journal/",
    "workbench": "/es/team/c/trata-covid-19/systematise/s/3/",
    "quipu": "/es/team/c/trata-covid-19/systematise/quipu/",
}
PLAIN = Template("<h1>{{ a }}</h1><ul>{% for o in organisations %}<li>{{ o.name }}</li>{% endfor %}</ul><p>{{ b }}</p>")


def plain_page(request: object) -> HttpResponse:
    """The reference: three queries, a template, nothing else."""
    context = {
        "a": Person.objects.count(),
        "organisations": list(Organisation.objects.all()[:20]),
        "b": SheetVersion.objects.count(),
    }
    return HttpResponse(PLAIN.render(Context(context)))


def measures() -> Iterator[Measure]:
    request = RequestFactory().get("/")
    plain = measured("reference: plain Django, three queries", lambda: plain_page(request), times=20)
    yield plain
    visitor, member = Client(SERVER_NAME="localhost"), Client(SERVER_NAME="localhost")
    member.force_login(Person.objects.get(email="coordinacion@example.org"))
    for client, pages in ((visitor, PUBLIC), (member, TEAM)):
        for name, path in pages.items():
            one = measured(f"page: {name}", lambda client=client, path=path: client.get(path), times=5)
            yield Measure(**one.plain() | {"note": f"{one.median / plain.median:.0f} × reference"})


def weights() -> dict[str, dict[str, int]]:
    """Bytes of the first view of each public page: the page, its styles and scripts, each compressed; and requests."""
    client = Client(SERVER_NAME="localhost", headers={"accept-encoding": "gzip"})
    found = {}
    for name, path in PUBLIC.items():
        html = client.get(path).content
        html = gzip.decompress(html) if html[:2] == b"\x1f\x8b" else html
        parts = set(re.findall(rb'(?:href|src)="/static/([^"]+\.(?:css|js))"', html))
        sizes = [len(gzip.compress(_static(part.decode()))) for part in parts]
        found[name] = {"bytes": len(gzip.compress(html)) + sum(sizes), "requests": 1 + len(parts)}
    return found


def _static(name: str) -> bytes:
    with open(str(finders.find(name)), "rb") as file:
        return file.read()
