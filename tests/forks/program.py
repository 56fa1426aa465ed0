"""A process that has the whole program loaded and does nothing with it: its forks begin where a start has read it all.

No setting was kept, no line to a database was opened, no thread begun. A fork is given the words, environment, folder
and pipes of a new process; there the settings are read anew, by the program's own beginning.
"""

import gc
import os
import pkgutil
import runpy
import signal
import socket
import sys
import tempfile
import warnings
from importlib import import_module

from tests.forks.messages import receive, send

WARNINGS = "PYTHONWARNINGS"
ALSO_LOADED = (
    *("tinkuy.config.urls", "tinkuy.config.server", "uvloop", "uvicorn.lifespan.on", "uvicorn.protocols.http.h11_impl"),
    *("django.core.management.commands.migrate", "django.db.backends.sqlite3.base", "whitenoise.middleware"),
    *("django.db.backends.postgresql.base", "django.core.checks.registry", "whitenoise.storage", "django.core.asgi"),
    *("tinkuy.config.backups.taking", "tinkuy.config.backups.restoring"),
)


def load() -> None:
    """Read the program under settings of its own, which are then forgotten."""
    import django
    from django.apps import apps

    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "tinkuy.config.settings", "TINKUY_DATA": folder}
        django.setup()
        for name in ALSO_LOADED:
            import_module(name)
        for app in apps.get_app_configs():
            if app.name.startswith("tinkuy."):
                load_commands(app.name)
        from tests.sharing.common import prepare

        prepare()
    forget_settings("tinkuy.config.settings")


def forget_settings(*modules: str) -> None:
    """They are read anew from *modules* when the next one is asked for, and so is where the database lies."""
    from asgiref.local import Local
    from django.conf import settings
    from django.db import connections
    from django.utils.functional import empty

    settings._wrapped = empty
    connections.__dict__.pop("settings", None)
    connections._settings = None
    connections._connections = Local(connections.thread_critical)
    for module in modules:
        sys.modules.pop(module, None)


def load_commands(app: str) -> None:
    try:
        commands = import_module(f"{app}.management.commands")
    except ModuleNotFoundError:
        return
    for found in pkgutil.iter_modules(commands.__path__):
        import_module(f"{commands.__name__}.{found.name}")


def fork_as_asked(line: socket.socket) -> list[str] | None:
    """In each fork, the words that it is to obey; in this process nothing, once nobody asks any more."""
    while True:
        asked, pipes = receive(line)
        if asked is None:
            return None
        if "ended" in asked:
            send(line, os.waitpid(asked["ended"], 0)[1], [])
        elif pid := os.fork():
            send(line, pid, [])
            for pipe in pipes:
                os.close(pipe)
        else:
            line.close()
            become(asked["environment"], asked["folder"], pipes)
            return list(asked["words"])


def become(environment: dict[str, str], folder: str, pipes: list[int]) -> None:
    """Another process than the one that was forked: with its own environment, folder and pipes."""
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.warnoptions[:] = filter(None, environment.get(WARNINGS, "").split(","))
    warnings._processoptions(sys.warnoptions)
    for number, pipe in enumerate(pipes):
        os.dup2(pipe, number)
        os.close(pipe)


def obey(words: list[str]) -> None:
    """As the interpreter does at its start: `-m MODULE …` or `-c PROGRAM …`."""
    how, what, *rest = words
    sys.argv = ["-c" if how == "-c" else what, *rest]
    if how == "-c":
        exec(compile(what, "<string>", "exec"), {"__name__": "__main__"})
    else:
        sys.modules.pop(what, None)
        runpy.run_module(what, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    load()
    gc.freeze()
    words = fork_as_asked(socket.socket(fileno=int(sys.argv[1])))
    if words is not None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        obey(words)
