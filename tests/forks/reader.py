"""A process that has read what each reader of a file reads at its start; its forks begin where a file is asked for.

They put up the same walls, and end with their file. What a parser loads only when it meets a kind of file, it loads
behind them, as the reader does.
"""

import gc
import signal
import socket
import sys
from importlib import import_module

from tests.forks import program
from tinkuy.core.sandbox import child

READ_AT_THE_START = (
    *("django.apps", "django.conf", "django.utils.translation.trans_real", "tinkuy.core.errors"),
    *("tinkuy.attendance.reports.inside_sandbox", "tinkuy.systematisation.transcripts.captions.inside_sandbox"),
)

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in READ_AT_THE_START:
        import_module(name)
    gc.freeze()
    if program.fork_as_asked(socket.socket(fileno=int(sys.argv[1]))) is not None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        child.main()
