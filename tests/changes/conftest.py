import pytest

from tests.factories import make_group


@pytest.fixture
def alpha():
    return make_group(key="alpha", name="Alpha", status="")
