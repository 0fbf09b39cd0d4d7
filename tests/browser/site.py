"""The site on a server of its own, with the register in the state that a test asks for."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.test.utils import modify_settings
from playwright.sync_api import BrowserContext
from pytest_django.live_server_helper import LiveServer

from tests import factories as make
from tests.browser import templates_seen
from tests.harness.world import make_world

STATES = ("empty", "one", "many")
"""Nothing at all; one of everything, in every state that hides it; the register as its documents state it."""


class Site:
    """A running server and the register behind it, kept until another state is asked for: to fill it takes long."""

    def __init__(self) -> None:
        self.names = modify_settings(ALLOWED_HOSTS={"append": "127.0.0.1"})
        self.names.enable()
        templates_seen.listen()
        self.server = LiveServer("127.0.0.1")
        self.state = "empty"

    @property
    def url(self) -> str:
        return self.server.url

    def show(self, state: str) -> None:
        """Empty the register and fill it anew, unless it is in that state already."""
        if state == self.state:
            return
        if self.state != "empty":
            call_command("flush", verbosity=0, interactive=False)
        if state == "one":
            make_world()
        elif state == "many":
            call_command("load_reference", verbosity=0)
            call_command("load_register", verbosity=0)
        self.state = state

    def sign_in(self, context: BrowserContext, account: Any = None) -> Any:
        """Give the browser the session of this account, or of a new one that may do everything; returns the account."""
        account = account or make.make_user(is_staff=True, is_superuser=True)
        client = Client()
        client.force_login(account)
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": self.url}])
        return account

    def stop(self) -> None:
        self.server.stop()
        templates_seen.stop_listening()
        self.names.disable()
