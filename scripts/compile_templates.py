"""Compile every template of the project, and say where one cannot be.

Usage: python scripts/compile_templates.py
"""

import os
import sys
from pathlib import Path

import django
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    sys.path.insert(0, str(ROOT))
    django.setup()
    faults = 0
    for folder in [ROOT / "templates", *sorted(ROOT.glob("*/templates"))]:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            try:
                get_template(str(path.relative_to(folder)))
            except (TemplateSyntaxError, TemplateDoesNotExist, UnicodeDecodeError) as error:
                faults += 1
                print(f"{path.relative_to(ROOT)}: {error}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
