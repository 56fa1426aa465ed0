"""The product's own settings, in a folder of their own. TINKUY_TEST_ON=postgresql runs the suite on PostgreSQL."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

folder = Path(tempfile.mkdtemp(prefix="tinkuy-test-"))
atexit.register(shutil.rmtree, folder, ignore_errors=True)
os.environ["TINKUY_DATA"] = str(folder / "data")
os.environ["TINKUY_ADDRESS"] = "http://localhost:8000"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
for name in ("SMTP_URL", "KEYS", "STATIC", "DATABASE_URL", "SECOND_FACTOR", "OIDC_ISSUER", "BACKUP_TO"):
    os.environ.pop(f"TINKUY_{name}", None)
(folder / "data").mkdir(mode=0o700)
(folder / "data-static").mkdir()

# The first process of a run has a folder for all of them, with the keys that they share.
run = Path(os.environ.setdefault("TINKUY_TEST_RUN", str(folder / "run")))
if run.exists():
    shutil.copytree(run / "keys", folder / "data-keys")

if os.environ.get("TINKUY_TEST_ON") == "postgresql":
    from tests.postgresql import address

    os.environ["TINKUY_DATABASE_URL"] = address()

from tinkuy.config.settings import *  # noqa: E402, F403
from tinkuy.config.settings import DATABASES, KEYS_FOLDER, STORAGES  # noqa: E402

if not run.exists():
    shutil.copytree(KEYS_FOLDER, run / "keys")

if not os.environ.get("TINKUY_DATABASE_URL"):
    DATABASES["default"]["TEST"] = {"NAME": str(folder / "test.sqlite3")}
else:
    DATABASES["default"]["OPTIONS"].pop("pool")  # a pool would keep the test database from being dropped

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True  # looked for when it is asked for: each `Client` would look for all of them at its start

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the slowness of the real one is not on trial
