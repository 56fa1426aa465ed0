#!/usr/bin/env python3
"""python3 archive/verify.py MIRROR MIRROR … [--rebuild FOLDER] [--key KEY] [--language es|pt-br|en]

This goes with every copy of the hub: whoever holds two folders when the hub is long gone can run it.
"""

import sys
from pathlib import Path

sys.dont_write_bytecode = True  # a mirror stays as it is
if sys.version_info < (3, 10):  # noqa: UP036  # whoever runs this may have a machine of any age
    sys.exit("This needs Python 3.10 or later.")
sys.path.insert(0, str(Path(__file__).resolve().parent))

from reader.command import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
