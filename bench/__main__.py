"""`python -m bench`: an installation of its own in a temporary folder, the example in it, then every measure."""

import json
import os
import platform
import tempfile
import time
from pathlib import Path


def main() -> None:
    os.environ["TINKUY_DATA"] = str(Path(tempfile.mkdtemp(prefix="tinkuy-bench-")) / "data")
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    start = time.perf_counter()
    cycle = _example()
    loading = (time.perf_counter() - start) * 1000
    _report(cycle, loading)


def _example():
    from datetime import timedelta

    from django_scopes import scope

    from tinkuy.example.loading import load_example
    from tinkuy.planning.cycles.models.cycle import Cycle
    from tinkuy.planning.cycles.models.webinar import Webinar

    load_example()
    cycle = Cycle.objects.get(slug="trata-covid-19")
    with scope(cycle=cycle):
        last = Webinar.objects.order_by("-ordinal")[0]
        starts_at = last.starts_at + timedelta(days=14)
        Webinar.objects.create(cycle=cycle, ordinal=99, title={"es": "Medida"}, starts_at=starts_at, minutes=120)
    return cycle


def _report(cycle, loading: float) -> None:
    from bench import checkup, files, pages, sheets
    from bench.measure import HEADING

    load = os.getloadavg()[0]
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {load:.1f} at the start\n\n{HEADING}")
    print(f"{'example: loaded by its actions':<46} {loading:>9.1f}")
    found = []
    for measures in (pages.measures(), checkup.measures(), files.measures(cycle), sheets.measures()):
        for measure in measures:
            print(measure.row(), flush=True)
            found.append(measure.plain())
    weights = pages.weights()
    print("\nfirst view, compressed")
    for name, weight in weights.items():
        print(f"  {name:<20} {weight['bytes'] / 1024:>6.1f} KB in {weight['requests']} requests")
    path = Path("var/bench.json")
    path.parent.mkdir(exist_ok=True)
    told = {"load": load, "example_ms": loading, "measures": found, "first_view": weights}
    path.write_text(json.dumps(told, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
