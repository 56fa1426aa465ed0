"""Public pages from the memory of several processes: none serves what another was told is over."""

from contextlib import ExitStack

import pytest

from tests.promises.serving.test_finished_pages import SESSION, ask, summarise
from tests.running import Site, running

pytestmark = [pytest.mark.processes]


def test_every_process_serves_what_any_of_them_was_told(public_site):
    """On PostgreSQL there are two; SQLite's file has one."""
    site, session = public_site
    with ExitStack() as second:
        sites = [site, second.enter_context(running(second_site(site)))] if site.is_on_postgresql else [site, site]
        for n, (writer, reader) in enumerate([sites, sites[::-1]] * 3):
            before = ask(reader, SESSION)
            summarise(writer, session, f"Dicho {n}")

            assert f"Dicho {n}".encode() not in before.body
            assert f"Dicho {n}".encode() in ask(reader, SESSION).body


def second_site(site: Site) -> Site:
    """Another process on the same database and keys."""
    second = Site(site.folder, site.environment["TINKUY_DATABASE_URL"])
    second.environment["PORT"] = str(second.port)
    return second
