"""The addresses of the site."""

from django.contrib import admin
from django.urls import include, path

from iag_registry.views import pages, sitemap
from iag_registry.views.brand import brand
from iag_registry.views.health import health
from iag_registry.views.home import home
from iag_registry.views.robots import robots, security

urlpatterns = [
    # Before the others: searches are kept by nobody, and to try all addresses before this one takes its time.
    path("", include("search.urls")),
    path("", home, name="home"),
    path("", include("groups.urls")),
    path("", include("meetings.urls")),
    path("", include("foi.urls")),
    path("", include("changes.urls")),
    path("", include("feedback.urls")),
    path("about/", pages.about, name="about"),
    path("join/", pages.join, name="join"),
    path("help/", pages.help_page, name="help"),
    path("glossary/", pages.glossary, name="glossary"),
    path("contact/", pages.contact, name="contact"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("privacy/", pages.privacy, name="privacy"),
    path("cookies/", pages.cookies, name="cookies"),
    path("", include("reuse.urls")),
    path("", include("alerts.urls")),
    path("admin/", admin.site.urls),
    path("brand.css", brand, name="brand"),
    path("health/", health, name="health"),
    path("robots.txt", robots, name="robots"),
    path(".well-known/security.txt", security, name="security"),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("sitemaps/<slug:section>/<int:number>.xml", sitemap.section, name="sitemap-section"),
]
