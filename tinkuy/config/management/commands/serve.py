import gc
from argparse import ArgumentParser
from contextlib import ExitStack
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.urls import reverse
from django.utils import translation

from tinkuy.config.alarm import alarm_running
from tinkuy.config.checks import serious_faults
from tinkuy.config.installation import InUse, alone
from tinkuy.config.server import PortBusy, listening_socket, serve
from tinkuy.config.starting import prepare_database, step
from tinkuy.config.web.loading import load_pages
from tinkuy.config.web.static_files import collect_static
from tinkuy.config.worker_process import worker_running
from tinkuy.people.actions.entering import make_entry_link, make_first_administrator
from tinkuy.people.queries import first_administrator
from tinkuy.planning.hub_settings.first_steps import first_steps


class Command(BaseCommand):
    help = "Start Tinkuy: the site and its worker, in the foreground. Ctrl-C stops both."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true", help="load the example first, as `demo` does")
        parser.add_argument("--link", action="store_true", help="print a new one-time link for the administrator")

    def handle(self, *, demo: bool, link: bool, **options: Any) -> None:
        _refuse_faults()
        with ExitStack() as resources:
            if connection.vendor == "sqlite":
                resources.enter_context(_only_server())
            listener = resources.enter_context(_listener())
            with step(self.stdout, "Preparing the database"):
                prepare_database()
            with step(self.stdout, "Gathering style sheets, scripts and pictures"):
                collect_static(settings.STATIC_ROOT)
            is_new = make_first_administrator(email=settings.ENVIRONMENT.administrator) is not None
            if demo:
                with step(self.stdout, "Loading the example: two cycles with their people, sessions and sheets"):
                    call_command("demo", stdout=self.stdout)
            self._announce(demo=demo, link=link or demo or is_new)
            load_pages()
            resources.enter_context(worker_running())
            resources.enter_context(alarm_running())
            serve(listener)

    def _announce(self, *, demo: bool, link: bool) -> None:
        self.stdout.write(f"Tinkuy answers at {settings.BASE_ADDRESS}/ (Ctrl-C stops it)")
        with translation.override(settings.LANGUAGE_CODE):
            if link:
                secret = make_entry_link(person=first_administrator())
                first = "" if demo or not first_steps() else f"?next={reverse('planning:hub_words')}"
                entry = _address("people:entry_link", secret) + first
                self.stdout.write(f"  administration, once, within a day: {entry}")
            if demo:
                self.stdout.write(f"  the example's persons enter at: {_address('notices:sign_in')}")
        self.stdout.flush()


def _address(route: str, *args: str) -> str:
    return settings.BASE_ADDRESS + reverse(route, args=args)


def _refuse_faults() -> None:
    gc.disable()  # the checks load every page of the program, and nothing of it can be freed
    faults = serious_faults()
    gc.enable()
    if faults:
        raise CommandError("\n".join(faults))


def _only_server() -> Any:
    """Several processes on one SQLite file would each believe their own rate limits and streams."""
    lock = ExitStack()
    try:
        lock.enter_context(alone(settings.DATA_FOLDER / "serve.lock", wait=3))
    except InUse:
        raise CommandError(
            f"Tinkuy already runs on {settings.DATA_FOLDER}. Stop it first; several processes need PostgreSQL."
        ) from None
    return lock


def _listener() -> Any:
    environment = settings.ENVIRONMENT
    try:
        return listening_socket(environment.host, environment.port)
    except PortBusy as fault:
        raise CommandError(
            f"Port {environment.port} of {environment.host} cannot be used ({fault}). "
            "Stop what listens there, or choose another with PORT."
        ) from None
