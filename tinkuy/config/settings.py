"""Django's settings. What differs between installations comes from `environment`; the rest stands here."""

from pathlib import Path

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from tinkuy.core import languages

from . import databases
from .environment import read_environment
from .keys import keyring_of

ENVIRONMENT = read_environment()
KEYRING = keyring_of(ENVIRONMENT)

SECRET_KEY = KEYRING.secret.hex()
DEBUG = False
ALLOWED_HOSTS = [ENVIRONMENT.name, *(["localhost", "127.0.0.1", "[::1]"] if ENVIRONMENT.is_loopback else [])]
BASE_ADDRESS = ENVIRONMENT.address
IS_LOOPBACK = ENVIRONMENT.is_loopback
DATA_FOLDER = ENVIRONMENT.data
KEYS_FOLDER = ENVIRONMENT.keys
SECOND_FACTOR = ENVIRONMENT.second_factor
OPENID_PROVIDER = ENVIRONMENT.openid
DRAFTS = ENVIRONMENT.drafts
GRADE_MEANS = ENVIRONMENT.grade_means
HUB_ZONE = ENVIRONMENT.zone

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django_tasks_db",
    "tinkuy.core",
    "tinkuy.design",
    "tinkuy.stream",
    "tinkuy.language",
    "tinkuy.people",
    "tinkuy.journal",
    "tinkuy.notices",
    "tinkuy.own_pages",
    "tinkuy.manual",
    "tinkuy.planning",
    "tinkuy.uploads",
    "tinkuy.convening",
    "tinkuy.attendance",
    "tinkuy.dialogue",
    "tinkuy.systematisation",
    "tinkuy.publication",
    "tinkuy.practice",
    "tinkuy.desk",
    "tinkuy.hub",
    "tinkuy.config",
]

MIDDLEWARE = [
    "tinkuy.config.logs.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "tinkuy.config.web.middleware.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "tinkuy.config.web.finished.marking.FinishedPageMiddleware",
    "tinkuy.hub.api.middleware.ProblemMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tinkuy.config.web.middleware.LanguageOfAddressMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "tinkuy.config.web.bodies.BodyMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tinkuy.people.browser_sessions.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "tinkuy.config.web.middleware.RefusalMiddleware",
    "tinkuy.config.web.busy.BusyMiddleware",
    "tinkuy.own_pages.views.quick_exit.LeftBrowserMiddleware",
    "tinkuy.planning.gate.GateMiddleware",
    "tinkuy.config.web.budget.BudgetMiddleware",
    "tinkuy.journal.once.OnceMiddleware",
]

ROOT_URLCONF = "tinkuy.config.urls"
WSGI_APPLICATION = "tinkuy.config.web.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["tinkuy.people.backend.PersonBackend"]


def templates_of_features() -> list[Path]:
    """The folders of templates that stand in a feature of an app; those of the apps themselves are found by Django."""
    return sorted(Path(__file__).resolve().parent.parent.glob("*/*/templates"))


TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "DIRS": templates_of_features(),
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "tinkuy.config.navigation.navigation",
            ],
            "libraries": {"i18n": "tinkuy.design.words"},
        },
    }
]

DATACITE_ADDRESSES = {"datacite": "https://api.datacite.org", "test": "https://api.test.datacite.org"}
"""Where DOIs are registered, if an administrator names an account: the only hosts that are asked for it."""

FORM_RENDERER = "tinkuy.design.widgets.DrawnWidgets"

DATABASES = {
    "default": databases.postgresql(ENVIRONMENT.database)
    if ENVIRONMENT.database
    else databases.sqlite(DATA_FOLDER / databases.FILE)
}

LANGUAGE_CODE = languages.CODES[0]
LANGUAGES = list(zip(languages.CODES, (_("Spanish"), _("Portuguese"), _("English")), strict=True))
USE_TZ = True
TIME_ZONE = "UTC"
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.static
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "tinkuy.manual.pictures.PicturesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "tinkuy.config.web.static_files.GatheredFiles"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MAX_AGE = 3600

if ENVIRONMENT.smtp:
    from .mail import smtp

    MAILERS = {"default": smtp(ENVIRONMENT.smtp)}
else:
    MAILERS = {"default": {"BACKEND": "tinkuy.notices.mailbox.DevelopmentMailbox"}}
DEFAULT_FROM_EMAIL = ENVIRONMENT.sender

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"  # with "no-referrer" a browser posts our own forms with Origin: null
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not IS_LOOPBACK
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_ENGINE = "tinkuy.people.browser_sessions"
SECURE_SSL_REDIRECT = not IS_LOOPBACK
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 0 if IS_LOOPBACK else 365 * 86400
SECURE_HSTS_INCLUDE_SUBDOMAINS = not IS_LOOPBACK
SILENCED_SYSTEM_CHECKS = [
    "security.W021",  # whether to be on the browsers' preload list, the domain's owner decides
    "templates.W003",  # two libraries of one name: ours stands for Django's on purpose
    "fields.E180",  # asks for JSON in a transaction, and takes a writer's lock for its absence; every SQLite has it now
]
SECURE_PROXY_SSL_HEADER = None if IS_LOOPBACK else ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_FAILURE_VIEW = "tinkuy.config.web.middleware.forged"
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "tinkuy.config.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "fido2": {"level": "WARNING"},  # it would tell which passkey entered
    },
}
