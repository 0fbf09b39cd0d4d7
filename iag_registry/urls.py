"""The addresses of the site."""

from django.contrib import admin
from django.urls import include, path

from iag_registry.views.brand import brand
from iag_registry.views.health import health
from iag_registry.views.home import home

urlpatterns = [
    path("", home, name="home"),
    path("", include("groups.urls")),
    path("", include("meetings.urls")),
    path("", include("foi.urls")),
    path("", include("search.urls")),
    path("", include("changes.urls")),
    path("", include("alerts.urls")),
    path("admin/", admin.site.urls),
    path("brand.css", brand, name="brand"),
    path("health/", health, name="health"),
]
