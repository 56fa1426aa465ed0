"""The pages, as WSGI: never through Django's ASGI handler, which costs several times as much."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinkuy.config.settings")

application = get_wsgi_application()
