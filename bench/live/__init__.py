"""The live dialogue under load, against a real `tinkuy serve`: listeners, join storm, votes, registrations, pages.

    python -m bench.live [listeners=10000] [join=600] …

Clients run beside the server on the same cores: each figure tells what the client itself used.
"""
