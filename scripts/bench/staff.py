"""The session of a member of staff, made past the sign-in, to measure the lists of the staff screens."""

from data import Prepared, manage

MADE = """
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
user, _ = get_user_model().objects.get_or_create(username="bench", is_staff=True, is_superuser=True)
user.set_unusable_password()
user.save()
session = import_module(settings.SESSION_ENGINE).SessionStore()
session[SESSION_KEY] = str(user.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.save()
print(f"{settings.SESSION_COOKIE_NAME}={session.session_key}")
"""


def staff_cookie(prepared: Prepared) -> str:
    """What the browser of someone who has signed in sends along; for invented registers alone."""
    return manage(prepared, "shell", "--no-imports", "-c", MADE).strip().splitlines()[-1]
