"""`python -m bench.rows ROW [--quick | --prepare]`: the lines of one row, each as JSON; used by `python -m bench`.

With `--prepare` what the row needs is installed, and nothing is measured.
"""

import importlib
import json
import logging
import sys

from bench.peers.installing import NotHere
from bench.rows import Pace


def main() -> None:
    row, pace = sys.argv[1], Pace(is_quick="--quick" in sys.argv)
    logging.disable(logging.WARNING)
    if "--prepare" in sys.argv:
        importlib.import_module(f"bench.rows.{row}").prepare()
        return
    try:
        for line in importlib.import_module(f"bench.rows.{row}").run(pace):
            print(json.dumps(line.plain(), ensure_ascii=False), flush=True)
    except NotHere as reason:
        sys.exit(f"{row}: not measured here: {reason}")


if __name__ == "__main__":
    main()
