"""A program within a site's environment that does deeds and tells of each one line of JSON.

Once, with the deed's words as its own; or for each line that it is asked, as `Site.ask` does.
"""

import json
import os
import sys
from contextlib import redirect_stdout
from typing import Any

ASKED = "--asked"


def main(deeds: dict[str, Any], first: str = "") -> None:
    import django
    from django.db import connections

    os.environ["DJANGO_SETTINGS_MODULE"] = "tinkuy.config.settings"
    django.setup()
    words = sys.argv[1:]
    if words != [ASKED]:
        deed, *words = words or [first]
        print(json.dumps(deeds[deed](*words)))
        return
    for line in sys.stdin:
        deed, *words = json.loads(line)
        with redirect_stdout(sys.stderr):
            answer = deeds[deed](*words)
        connections.close_all()  # between two questions it holds nothing of the site
        print(json.dumps(answer), flush=True)


def bring_tables() -> None:
    """Where there are none: to see that nothing is to be migrated takes longer than what is asked for."""
    from django.core.management import call_command
    from django.db import connection

    if not connection.introspection.table_names():
        call_command("migrate", interactive=False, verbosity=0)
