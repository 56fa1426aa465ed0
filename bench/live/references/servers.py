"""Starting a reference: each hears `GET /listen` and tells everyone the body of `POST /tell`."""

import os
import resource
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.running import free_port

HERE = Path(__file__).parent
NCHAN = Path("/usr/lib/nginx/modules/ngx_nchan_module.so")
NAMES = ("floor", "nchan", "hub")
FILES = 200_000


class NotInstalled(Exception):
    """The reference is another program, which this machine does not have."""


@contextmanager
def reference(name: str, folder: Path) -> Iterator[tuple[int, int]]:
    """A running reference: its process and its port."""
    port = free_port()
    command = {"floor": _floor, "nchan": _nchan, "hub": _hub}[name](folder, port)
    with subprocess.Popen(command, cwd=folder) as process:
        try:
            _until_it_answers(port)
            yield process.pid, port
        finally:
            process.terminate()


def _floor(folder: Path, port: int) -> list[str]:
    return [str(compiled(HERE / "floor.c", folder)), str(port)]


def _hub(folder: Path, port: int) -> list[str]:
    return [sys.executable, str(HERE / "hub.py"), str(port)]


def _nchan(folder: Path, port: int) -> list[str]:
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None or not NCHAN.exists():
        raise NotInstalled("nginx with nchan (Debian: nginx, libnginx-mod-nchan)")
    files = min(FILES, resource.getrlimit(resource.RLIMIT_NOFILE)[1])
    user = "user root;" if os.geteuid() == 0 else ""
    text = (HERE / "nchan.conf").read_text()
    file = folder / "nginx.conf"
    file.write_text(text.format(module=NCHAN, user=user, folder=folder, port=port, files=files))
    return [program, "-c", str(file)]


def compiled(source: Path, folder: Path) -> Path:
    program = folder / source.stem
    if not program.exists():
        subprocess.run(["cc", "-O2", "-o", str(program), str(source)], check=True)
    return program


def _until_it_answers(port: int) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("the reference does not answer")
