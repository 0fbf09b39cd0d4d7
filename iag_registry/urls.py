"""The addresses of the site."""

from importlib.util import find_spec

from django.contrib import admin
from django.urls import include, path

from iag_registry.views.brand import brand
from iag_registry.views.health import health
from iag_registry.views.home import home

PLACES = {
    "groups": [
        path("groups/", home, name="group-list"),
        path("areas/", home, name="area-list"),
        path("themes/", home, name="theme-list"),
        path("sources/", home, name="source-list"),
    ],
    "meetings": [],
    "foi": [path("ask/", home, name="ask")],
}

urlpatterns = [
    path("", home, name="home"),
    *(
        path("", include(f"{app}.urls") if find_spec(f"{app}.urls") else include((places, app)))
        for app, places in PLACES.items()
    ),
    path("admin/", admin.site.urls),
    path("brand.css", brand, name="brand"),
    path("health/", health, name="health"),
]
