"""`python -m bench.live.tickets ROOM COUNT FILE` in a site's environment: fresh stream addresses, one a line."""

import os
import sys
from pathlib import Path


def main() -> None:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "tinkuy.config.settings"
    django.setup()
    from tinkuy.stream.queries import latest_event
    from tinkuy.stream.tickets import Ticket, make_ticket

    room, count, file = sys.argv[1:]
    after = latest_event()
    made = (make_ticket(Ticket((room,), (f"registration:bench-{number}",), "es")) for number in range(int(count)))
    Path(file).write_text("".join(f"/stream/{ticket}?after={after}\n" for ticket in made))


if __name__ == "__main__":
    main()
