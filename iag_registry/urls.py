"""The addresses of the site."""

from importlib.util import find_spec

from django.contrib import admin
from django.urls import include, path

from iag_registry.views.brand import brand
from iag_registry.views.health import health
from iag_registry.views.home import home

urlpatterns = [
    path("", home, name="home"),
    *(path("", include(f"{app}.urls")) for app in ("groups", "meetings", "foi") if find_spec(f"{app}.urls")),
    path("admin/", admin.site.urls),
    path("brand.css", brand, name="brand"),
    path("health/", health, name="health"),
]
