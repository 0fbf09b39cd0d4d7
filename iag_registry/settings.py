"""Every setting of the register; those that differ from place to place come from the environment (see .env.example)."""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from iag_registry.lib.databases import database
from iag_registry.lib.env import Environment

env = Environment()
BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

# Where the register is
DEBUG = env.flag("DEBUG", default=False)
SECRET_KEY = env.secret("SECRET_KEY")
PUBLIC_URL = env.address("PUBLIC_URL", default="http://127.0.0.1:8000")
HTTPS = PUBLIC_URL.startswith("https://")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", default=[urlsplit(PUBLIC_URL).hostname or "127.0.0.1"])
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

# Who publishes it: generic words until the publisher gives its own
SERVICE_NAME = env.text("SERVICE_NAME", default="Register of independent advisory groups")
PUBLISHER_NAME = env.text("PUBLISHER_NAME", default="Your police force")
PUBLISHER_MAILBOX = env.text("PUBLISHER_MAILBOX", default="")
FOI_REVIEW = env.text("FOI_REVIEW", default=PUBLISHER_MAILBOX)
FOI_COMMISSIONER = env.text(
    "FOI_COMMISSIONER", default="Information Commissioner’s Office, https://ico.org.uk, telephone 0303 123 1113"
)
PUBLISHER_COLOUR = env.dark_colour("PUBLISHER_COLOUR", default="#1f3d5c")

# What the pages about the service say of the publisher; each page says so where one of these is not given.
PUBLISHER_ADDRESS = env.text("PUBLISHER_ADDRESS", default="")
PUBLISHER_TELEPHONE = env.text("PUBLISHER_TELEPHONE", default="")
ANSWERS_WITHIN = env.text("ANSWERS_WITHIN", default="")
DATA_CONTROLLER = env.text("DATA_CONTROLLER", default="")
DATA_PROTECTION_CONTACT = env.text("DATA_PROTECTION_CONTACT", default="")
ICO_REGISTRATION = env.text("ICO_REGISTRATION", default="")
ACCESSIBILITY_REVIEWED = env.text("ACCESSIBILITY_REVIEWED", default="")
# Days for which a message about a page is kept; then `manage.py forget_feedback` deletes it.
FEEDBACK_DAYS = env.whole_number("FEEDBACK_DAYS", default=365, least=1)
PHASE = env.choice("PHASE", ["none", "alpha", "beta"], default="beta")

# Where "Exit this page" leads, and whether one press of Escape does the same as pressing Shift three times.
EXIT_ADDRESS = env.web_page("EXIT_ADDRESS", default="https://www.bbc.co.uk/weather")
EXIT_ON_ESCAPE = env.flag("EXIT_ON_ESCAPE", default=False)

# Whom to tell of a weakness of the site, and until when that is so; without both there is no security.txt.
SECURITY_CONTACT = env.contact_address("SECURITY_CONTACT")
SECURITY_EXPIRES = env.moment("SECURITY_EXPIRES")

INSTALLED_APPS = [
    "iag_registry",
    "groups",
    "meetings",
    "foi",
    "search",
    "freshness",
    "feedback",
    "reuse",
    "alerts",
    "iag_registry.apps.RegisterAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    # Before staticfiles, so that `runserver` serves files as the production server does.
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "simple_history",
    "csp",
]

MIDDLEWARE = [
    "freshness.pages.PublicPages",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "iag_registry.middleware.permissions_policy",
    "reuse.middleware.for_programs",
    "iag_registry.middleware.verbs",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "iag_registry.crowd.Crowd",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "groups.former_keys.FormerKeys",
    "iag_registry.middleware.one_page",
]

ROOT_URLCONF = "iag_registry.urls"
WSGI_APPLICATION = "iag_registry.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# The register's own templates come before Django's, so that its form widgets and error pages are used.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "iag_registry.context.publisher",
            ],
        },
    },
]


DATABASES = {"default": database(env.text("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'register.sqlite3'}"))}

# Public pages that each process keeps until the public record changes; how many, 0 for none, and a quarter as many of
# those that are asked for with a query, so that queries without end push no page out.
PAGES_KEPT = env.whole_number("PAGES_KEPT", default=1000)
# For each of them, what was asked of the database is kept as well.
KEPT_IN_MEMORY = {
    "pages": PAGES_KEPT,
    "pages_asked": PAGES_KEPT // 4,
    "questions": PAGES_KEPT + PAGES_KEPT // 4,
}
# Each process asks the database so often (in seconds) whether the record has changed.
PAGES_ASKED_EVERY = 1.0
# So many of them, those that were asked for last, are made anew as soon as the record has changed; 0 for none.
PAGES_AHEAD = env.whole_number("PAGES_AHEAD", default=100)
# So many megabytes of large files each process keeps on the disk (where TMPDIR says), and a quarter as many of large
# pages; 0 for none.
FILES_KEPT = env.whole_number("FILES_KEPT", default=200)
CACHES = {
    "default": env.cache("CACHE_URL"),
    # Parts of pages that are the same for every reader: header, footer, the boxes of the search.
    "template_fragments": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "template_fragments",
        "OPTIONS": {"MAX_ENTRIES": 100, "CULL_FREQUENCY": 10},
    },
}

# How many answers each process makes at once, and how many requests wait for it; any more are refused for some seconds.
MADE_AT_ONCE = env.whole_number("WEB_THREADS", default=2, least=1)
WAITING_AT_ONCE = 4 * MADE_AT_ONCE

# Requests for information
# For as many days after a request is closed, what it was about is kept: time for a review and for a complaint.
HOLD_DAYS_AFTER_CLOSURE = env.whole_number("HOLD_DAYS_AFTER_CLOSURE", default=183)

# The years by which the figures of requests are given, and how many of a hundred the publisher means to answer in time.
FOI_YEARS = env.choice("FOI_YEARS", ["calendar", "financial"], default="calendar")
FOI_IN_TIME = env.whole_number("FOI_IN_TIME", default=90, least=1, most=100)

# The map of areas: where each tile lies, a CSV of code, column and row; without such a file there is only the list.
AREA_TILES = Path(env.text("AREA_TILES", default=str(BASE_DIR / "fixtures" / "reference" / "area_tiles.csv")))

# Finding an area by its postcode: off, file (POSTCODE_FILE), web (POSTCODE_SERVICE) or the dotted path of a class.
POSTCODE_PROVIDER = env.text("POSTCODE_PROVIDER", default="off")
POSTCODE_FILE = env.text("POSTCODE_FILE", default="")
POSTCODE_SERVICE = env.text("POSTCODE_SERVICE", default="")
POSTCODE_SERVICE_NAME = env.text("POSTCODE_SERVICE_NAME", default="")

# What finds entries of the search index: the database, or a server (OpenSearch) with the database behind it.
SEARCH_ENGINE = env.choice("SEARCH_ENGINE", ["database", "opensearch"], default="database")
OPENSEARCH_URL = env.search_server("OPENSEARCH_URL")
OPENSEARCH_INDEX = env.plain_name("OPENSEARCH_INDEX", default="iag-register")

# Data for reuse
# The licence under which the tables are offered. It is the publisher who grants it: until then the pages say that it
# has not been confirmed.
DATA_LICENCE_CODE = env.text("DATA_LICENCE_CODE", default="OGL-UK-3.0")
DATA_LICENCE_NAME = env.text("DATA_LICENCE_NAME", default="Open Government Licence v3.0")
DATA_LICENCE_URL = env.text(
    "DATA_LICENCE_URL", default="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
)
DATA_LICENCE_CONFIRMED = env.flag("DATA_LICENCE_CONFIRMED", default=False)
ARCHIVES_KEPT = env.whole_number("ARCHIVES_KEPT", default=30, least=1)
# How many requests one client address may make of the API in a minute, and how many proxies stand before the site: with
# none the address is that of the connection, and what a client says of itself is not believed.
API_A_MINUTE = env.whole_number("API_A_MINUTE", default=120, least=1)
PROXIES = env.whole_number("PROXIES", default=0)
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "reuse.api.problems.problem_of",
    "UNAUTHENTICATED_USER": None,
    # Everything is asked for by its address: no parameter changes the form of an answer.
    "URL_FORMAT_OVERRIDE": None,
    "FORMAT_SUFFIX_KWARG": None,
}
SPECTACULAR_SETTINGS = {
    "OAS_VERSION": "3.1.0",
    "TITLE": SERVICE_NAME,
    "VERSION": "1",
    "SERVERS": [{"url": PUBLIC_URL}],
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": False,
    "POSTPROCESSING_HOOKS": ["reuse.api.describing.with_licence"],
}

# Email alerts: off until there is a mail server and a key. The first key is used, the others are still understood.
ALERTS = env.flag("ALERTS", default=False)
ALERTS_KEYS = env.sealing_keys("ALERTS_KEY", needed=ALERTS)

# Time and language
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

# Staff accounts
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "admin:login"
# Thirty minutes without a request end a session; each request begins the count again.
SESSION_COOKIE_AGE = 30 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True

# A meeting with many names is one form of many boxes.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "build" / "static"]
MEDIA_ROOT = env.folder("STORAGE", default=VAR_DIR / "files")
GLOSSARY = BASE_DIR / "fixtures" / "glossary.toml"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "iag_registry.storage.StaticStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o600

# Mail
globals().update(env.email("EMAIL_URL"))
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = PUBLISHER_MAILBOX or f"register@{urlsplit(PUBLIC_URL).hostname}"

# Security headers
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # That a search server does not answer is said now and then, and not by each request (search/opensearch/server.py).
    "loggers": {"opensearch": {"level": "ERROR"}},
}

# A reason for a change is a sentence or two, not a hundred characters.
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True
