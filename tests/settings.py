"""The settings of the tests: those of the site, with an environment of their own and quicker parts where no test looks.

Only DATABASE_URL is taken from the environment, so that the same tests run on each database.
"""

import os

for name in (
    "DEBUG",
    "ALLOWED_HOSTS",
    "SECRET_KEY_FILE",
    "SERVICE_NAME",
    "STORAGE",
    "CACHE_URL",
    "EMAIL_URL",
    "POSTCODE_PROVIDER",
    "SEARCH_ENGINE",
    "OPENSEARCH_URL",
    "OPENSEARCH_INDEX",
    "ALERTS_KEY_FILE",
):
    os.environ.pop(name, None)
os.environ.update(
    SECRET_KEY="only-for-tests-" + "0123456789" * 5,
    PUBLIC_URL="http://testserver",
    PUBLISHER_NAME="Invented Police Force",
    PUBLISHER_MAILBOX="advice@invented.example",
    PUBLISHER_COLOUR="#2f4f4f",
    SECURITY_CONTACT="mailto:security@invented.example",
    SECURITY_EXPIRES="2099-12-31T23:00:00Z",
    ALERTS="true",
    ALERTS_KEY="b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtMDE=",
)

from iag_registry.settings import *  # noqa: E402, F403 - the environment above must be set first

# Quick, and no test looks at how a password is kept except the one that reads the setting of the site.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Tests are run without collecting the static files, so their names do not change with their content.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Looks for each file when it is asked for, so that a folder that is not there yet is no warning.
WHITENOISE_AUTOREFRESH = True
# A page is made each time it is asked for; the tests of kept pages keep them, and ask for changes each time.
PAGES_KEPT = 0
FILES_KEPT = 0
PAGES_AHEAD = 0
PAGES_ASKED_EVERY = 0.0
# The tests ask more in a minute than any reader; those of the limit set one of their own.
API_A_MINUTE = 1_000_000
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
