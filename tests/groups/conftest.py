"""What the tests of loading start from."""

from pathlib import Path

import pytest

from groups.loading import REFERENCE_TABLES, TABLES, Report, load_folder
from tests.factories import make_kind
from tests.groups.invented_letter import INVENTED, Load


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Loads one file, the invented letter or another text; the kind that it refers to is in the register."""
    make_kind(code="borough")

    def load_text(text: str = INVENTED) -> Report:
        (tmp_path / "invented.toml").write_text(text, encoding="utf-8")
        return load_folder(tmp_path, TABLES, known=REFERENCE_TABLES)

    return load_text
