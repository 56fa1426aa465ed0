"""pretalx's own settings, with its cache in the memory of each process: no Redis need be there, none is waited for."""

from pretalx.settings import *  # noqa: F403

CACHES = {
    name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name}
    for name in ("default", "redis_sessions")
}
