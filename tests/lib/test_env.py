"""Settings are read from the environment as typed values, or fail with help."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from iag_registry.lib.env import BadEnvironment, Environment, variables_of_file


def test_text_default_when_empty():
    assert Environment({"PLACE": "  "}).text("PLACE", "here") == "here"


def test_text_trimmed():
    assert Environment({"PLACE": " there "}).text("PLACE", "here") == "there"


@pytest.mark.parametrize(
    ("given", "flag"),
    [("true", True), ("YES", True), ("1", True), ("on", True), ("false", False), ("no", False), ("0", False)],
)
def test_flag_whole_words(given, flag):
    assert Environment({"DEBUG": given}).flag("DEBUG", default=not flag) is flag


def test_flag_other_word():
    with pytest.raises(BadEnvironment) as caught:
        Environment({"DEBUG": "maybe"}).flag("DEBUG", default=False)
    assert str(caught.value) == (
        "The environment variable DEBUG is 'maybe'. It must be true or false, for example DEBUG=false"
    )


def test_whole_number_in_range():
    assert Environment({"DAYS": "30"}).whole_number("DAYS", 5, least=1) == 30


@pytest.mark.parametrize("given", ["0", "-3", "3.5", "many", "٣"])
def test_whole_number_out_of_range(given):
    with pytest.raises(BadEnvironment) as caught:
        Environment({"DAYS": given}).whole_number("DAYS", 5, least=1)
    assert str(caught.value) == (
        f"The environment variable DAYS is {given!r}. It must be a whole number, 1 or more, for example DAYS=5"
    )


def test_whole_number_has_a_greatest():
    read = Environment({"SHARE": "100", "MORE": "101"})
    assert read.whole_number("SHARE", 90, least=1, most=100) == 100
    with pytest.raises(BadEnvironment, match=r"'101'. It must be a whole number, 1 to 100, for example MORE=90$"):
        read.whole_number("MORE", 90, least=1, most=100)


def test_choice_in_lower_case():
    assert Environment({"YEARS": "Financial"}).choice("YEARS", ["calendar", "financial"], "calendar") == "financial"
    assert Environment({}).choice("YEARS", ["calendar", "financial"], "calendar") == "calendar"


def test_choice_of_another_word():
    with pytest.raises(BadEnvironment) as caught:
        Environment({"YEARS": "lunar"}).choice("YEARS", ["calendar", "financial"], "calendar")
    assert str(caught.value) == (
        "The environment variable YEARS is 'lunar'. It must be one of calendar, financial, for example YEARS=calendar"
    )


def test_words_separated_by_commas():
    assert Environment({"HOSTS": "a.example, ,b.example"}).words("HOSTS", []) == ["a.example", "b.example"]


def test_folder_absolute():
    assert Environment({"STORAGE": "/srv/files"}).folder("STORAGE", Path("/var")) == Path("/srv/files")


def test_folder_relative():
    with pytest.raises(BadEnvironment) as caught:
        Environment({"STORAGE": "files"}).folder("STORAGE", Path("/var"))
    assert str(caught.value) == (
        "The environment variable STORAGE is 'files'. It must be a full path that begins with /, "
        "for example STORAGE=/srv/register/files"
    )


def test_dark_colour_lower_case():
    assert Environment({"COLOUR": "#2F4F4F"}).dark_colour("COLOUR", "#000000") == "#2f4f4f"


@pytest.mark.parametrize("given", ["2f4f4f", "#2f4", "navy", "#ffcc00", "#2f4f4f;}body{display:none"])
def test_dark_colour_unreadable(given):
    with pytest.raises(BadEnvironment) as caught:
        Environment({"COLOUR": given}).dark_colour("COLOUR", "#1f3d5c")
    assert str(caught.value) == (
        f"The environment variable COLOUR is {given!r}. It must be # and six hexadecimal digits, and dark enough for "
        "white text to be read on it (4.5 to 1), for example COLOUR=#1f3d5c"
    )


@pytest.mark.parametrize(("given", "accepted"), [("#767676", True), ("#777777", False)])
def test_dark_colour_at_the_limit(given, accepted):
    environment = Environment({"COLOUR": given})
    if accepted:
        assert environment.dark_colour("COLOUR", "#1f3d5c") == given
    else:
        with pytest.raises(BadEnvironment):
            environment.dark_colour("COLOUR", "#1f3d5c")


def test_address_without_final_slash():
    assert Environment({"URL": "https://register.example/"}).address("URL", "") == "https://register.example"


@pytest.mark.parametrize(
    "given",
    ["register.example", "ftp://register.example", "https://", "https://a.example/path", "https://a.example:port"],
)
def test_address_unsound(given):
    with pytest.raises(BadEnvironment) as caught:
        Environment({"URL": given}).address("URL", "")
    assert str(caught.value) == (
        f"The environment variable URL is {given!r}. It must be http:// or https:// and a host, without a path, "
        "for example URL=https://register.example.org"
    )


def test_secret_from_variable():
    assert Environment({"KEY": "x" * 50}).secret("KEY") == "x" * 50


def test_secret_from_file(tmp_path):
    (tmp_path / "key").write_text("y" * 60 + "\n", encoding="utf-8")
    assert Environment({"KEY_FILE": str(tmp_path / "key")}).secret("KEY") == "y" * 60


def test_secret_missing():
    with pytest.raises(BadEnvironment) as caught:
        Environment({}).secret("KEY")
    assert str(caught.value) == (
        "The environment variable KEY is not set. It must be at least 50 random characters (or name a file that holds "
        "them in KEY_FILE), for example KEY='<paste 50 or more random characters>'"
    )


def test_secret_short_is_not_shown():
    with pytest.raises(BadEnvironment) as caught:
        Environment({"KEY": "tell-nobody"}).secret("KEY")
    assert str(caught.value) == (
        "The environment variable KEY is '(11 characters, not shown)'. It must be at least 50 random characters (or "
        "name a file that holds them in KEY_FILE), for example KEY='<paste 50 or more random characters>'"
    )


def test_secret_file_missing(tmp_path):
    with pytest.raises(BadEnvironment) as caught:
        Environment({"KEY_FILE": f"{tmp_path}/none"}).secret("KEY")
    assert str(caught.value) == (
        f"The environment variable KEY_FILE is '{tmp_path}/none'. It must be a file that can be read, "
        "for example KEY_FILE=/run/secrets/key"
    )


@pytest.mark.parametrize(
    ("given", "settings"),
    [
        ("", {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}),
        (
            "redis://127.0.0.1:6379/0",
            {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:6379/0"},
        ),
    ],
)
def test_cache_known_schemes(given, settings):
    assert Environment({"CACHE_URL": given}).cache("CACHE_URL") == settings


def test_cache_unknown_scheme():
    with pytest.raises(BadEnvironment) as caught:
        Environment({"CACHE_URL": "disk:///tmp"}).cache("CACHE_URL")
    assert str(caught.value) == (
        "The environment variable CACHE_URL is 'disk:///tmp'. It must be locmem:// or redis:// and a host, "
        "for example CACHE_URL=redis://127.0.0.1:6379/0"
    )


def test_email_console():
    assert Environment({}).email("EMAIL_URL") == {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}


def test_email_smtp_with_starttls():
    given = "smtp://post%40force:s%2Fecret@mail.example:587?tls=yes"
    assert Environment({"EMAIL_URL": given}).email("EMAIL_URL") == {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "mail.example",
        "EMAIL_PORT": 587,
        "EMAIL_HOST_USER": "post@force",
        "EMAIL_HOST_PASSWORD": "s/ecret",
        "EMAIL_USE_SSL": False,
        "EMAIL_USE_TLS": True,
    }


def test_email_unsound_hides_password():
    with pytest.raises(BadEnvironment) as caught:
        Environment({"EMAIL_URL": "pop://me:secret@mail.example"}).email("EMAIL_URL")
    assert str(caught.value) == (
        "The environment variable EMAIL_URL is 'pop://(not shown)@mail.example'. It must be console:// or smtp:// and "
        "a host, for example EMAIL_URL=smtp://mail.example.org:25"
    )


def test_variables_of_file_as_written(tmp_path):
    path = tmp_path / "publisher.env"
    path.write_text("# who\n\nPUBLISHER_NAME=Invented Police = Service\nPUBLISHER_MAILBOX=\n", encoding="utf-8")
    assert variables_of_file(path) == {"PUBLISHER_NAME": "Invented Police = Service", "PUBLISHER_MAILBOX": ""}


def test_variables_of_file_broken_line(tmp_path):
    path = tmp_path / "publisher.env"
    path.write_text("PUBLISHER_NAME=x\njust words\n", encoding="utf-8")
    with pytest.raises(ImproperlyConfigured) as caught:
        variables_of_file(path)
    assert str(caught.value) == f"{path}, line 2: expected NAME=value, found 'just words'"


def test_page_of_another_site_keeps_its_path():
    assert (
        Environment({"EXIT": "https://www.example.org/a?b=c"}).web_page("EXIT", "") == "https://www.example.org/a?b=c"
    )
    assert Environment({}).web_page("EXIT", "https://www.example.org/") == "https://www.example.org/"


@pytest.mark.parametrize(
    "given", ["javascript:alert(1)", "/weather", "https://", "https://a b.example", "ftp://a.example"]
)
def test_page_of_another_site_in_another_form(given):
    with pytest.raises(BadEnvironment, match="the whole address of a page, with https://"):
        Environment({"EXIT": given}).web_page("EXIT", "")


@pytest.mark.parametrize("given", ["", "mailto:a@b.example", "tel:+44-20-7946-0000", "https://b.example/report"])
def test_contact_address(given):
    assert Environment({"CONTACT": given}).contact_address("CONTACT") == given


@pytest.mark.parametrize("given", ["a@b.example", "mailto:a", "mailto:a@b c"])
def test_contact_address_in_another_form(given):
    with pytest.raises(BadEnvironment, match="an address with mailto:, tel: or https://"):
        Environment({"CONTACT": given}).contact_address("CONTACT")


def test_moment_with_its_offset():
    read = Environment({"EXPIRES": "2030-01-31T12:00:00Z"}).moment("EXPIRES")
    assert (str(read), Environment({}).moment("EXPIRES")) == ("2030-01-31 12:00:00+00:00", None)


@pytest.mark.parametrize("given", ["2030-01-31T12:00:00", "soon"])
def test_moment_without_its_offset(given):
    with pytest.raises(BadEnvironment, match="a date and time with its offset"):
        Environment({"EXPIRES": given}).moment("EXPIRES")


@pytest.mark.parametrize(
    "given",
    [
        "https://search.example.org",
        "https://user:p%40ss@search.example.org:9200",
        "http://127.0.0.1:9200",
        "http://localhost:9200",
        "http://[::1]:9200",
    ],
)
def test_search_server_that_nobody_can_listen_to(given):
    assert Environment({"SERVER": f"{given}/"}).search_server("SERVER") == given
    assert Environment({}).search_server("SERVER") == ""


@pytest.mark.parametrize(
    "rest",
    ["http://{}@search.example.org:9200", "ftp://{}@host", "https://{}@", "https://{}@host:x", "https://{}@host/path"],
)
def test_search_server_that_is_not_safe_shows_no_password(rest):
    with pytest.raises(BadEnvironment, match=r"It must be https:// and a host without a path") as caught:
        Environment({"SERVER": rest.format("user:invented-secret")}).search_server("SERVER")
    assert "invented-secret" not in str(caught.value)
    assert "(not shown)" in str(caught.value)


def test_plain_name():
    assert Environment({"NAME": "iag_register-2"}).plain_name("NAME", "none") == "iag_register-2"
    assert Environment({}).plain_name("NAME", "none") == "none"


@pytest.mark.parametrize("given", ["A", "2a", "a b", "a/b", "a,b", "*", "_all", "a" * 101, "é"])
def test_plain_name_of_other_letters(given):
    with pytest.raises(BadEnvironment, match="a name of small letters, digits, - and _"):
        Environment({"NAME": given}).plain_name("NAME", "none")
