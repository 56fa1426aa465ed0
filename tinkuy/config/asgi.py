"""The server's entry: pages through WSGI in a few threads, whole request bodies in front of them.

Streams never come here: see `protocol.py`.

Django's own ASGI handler is not used: it answers pages several times slower.
"""

from a2wsgi import WSGIMiddleware

from .bodies import WholeBodies
from .wsgi import application as pages

THREADS = 6

# The queue of a response's chunks is long, so that a slow reader holds memory for one page and never a thread.
application = WholeBodies(WSGIMiddleware(pages, workers=THREADS, send_queue_size=10_000))  # type: ignore[arg-type]
