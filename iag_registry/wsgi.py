"""What the web server calls."""

import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iag_registry.settings")

application = get_wsgi_application()

# The views are loaded here, once for all workers, and not by the first reader of each.
import_module(settings.ROOT_URLCONF)
