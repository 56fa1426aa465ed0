"""`python -m bench.live.ears PORT` in a site's environment: one more web process beside it, for who listens.

A site on SQLite has one web process, and a process no more streams than files; this measures what several would hold.
"""

import os
import sys


def main() -> None:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "tinkuy.config.settings"
    django.setup()
    from tinkuy.config.server import listening_socket, serve

    serve(listening_socket("127.0.0.1", int(sys.argv[1])))


if __name__ == "__main__":
    main()
