"""Following the catalogue of another hub, from its first entry to its last and once more: `python -m bench.copying`.

A hub with made sheets (those of `bench.catalogue`, 20,000 where no number is given: as many as are copied of one hub)
is served by its own command; another one reads it as the worker does, part after part without the pauses between its
runs. Then one sheet is changed, and what is new is asked for. Printed are seconds and the largest memory of the
reader, in MB.
"""

import os
import resource
import subprocess
import sys
import time

from bench.installation import temporary_folder
from tests.running import Site, running

SIZE = 20_000
MB = 1024


def main(size: int) -> None:
    folder = temporary_folder()
    for name in ("of", "to"):
        (folder / name).mkdir()
    source, reader = Site(folder / "of"), Site(folder / "to")
    for site in (source, reader):
        _done(site.run("migrate"))
    _done(source.run_python("-m", "bench.copying", "publish", str(size)))
    with running(source):
        print(_done(reader.run_python("-m", "bench.copying", "copy", f"http://localhost:{source.port}")), end="")


def _done(process: "subprocess.CompletedProcess[str]") -> str:
    assert process.returncode == 0, process.stdout + process.stderr
    return process.stdout


def publish(size: int) -> None:
    _load()
    from bench.catalogue import Catalogue
    from tinkuy.publication.records.models import CatalogueRecord
    from tinkuy.publication.search.models import SheetCard

    Catalogue().publish(range(size))
    cards = SheetCard.objects.values_list("sheet_id", "slug", "facets")
    CatalogueRecord.objects.bulk_create(CatalogueRecord(sheet_id=pk, slug=slug, facets=of) for pk, slug, of in cards)


def copy(address: str) -> None:
    _load()
    from tinkuy.hub.known_hubs.models import CatalogueReading, KnownHub

    hub = KnownHub.objects.create(name="Norte", address=address, inbox=f"{address}/inbox", copies_catalogue=True)
    for name in ("whole", "again"):
        runs, seconds = _until_its_end(hub)
        largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MB
        fault = CatalogueReading.objects.get(hub=hub).fault
        print(f"{name}: {hub.copied_entries.count()} entries, {runs} runs, {seconds:.1f} s, {largest:.0f} MB {fault}")


def _until_its_end(hub) -> tuple[int, float]:
    """How many runs of the clock, and the seconds of them all."""
    from tinkuy.hub.copied_entries.copying import copy_catalogue
    from tinkuy.hub.known_hubs.models import CatalogueReading

    started, runs = time.perf_counter(), 0
    while True:
        copy_catalogue(hub)
        runs += 1
        reading = CatalogueReading.objects.get(hub=hub)
        if not reading.resumption or reading.fault:
            return runs, time.perf_counter() - started


def _load() -> None:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "tinkuy.config.settings"
    django.setup()


if __name__ == "__main__":
    if sys.argv[1:2] == ["publish"]:
        publish(int(sys.argv[2]))
    elif sys.argv[1:2] == ["copy"]:
        copy(sys.argv[2])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
