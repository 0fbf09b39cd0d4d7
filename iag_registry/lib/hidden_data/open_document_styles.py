"""The styles of an OpenDocument file, as far as they hide: text, sheets, slides, parts of pictures."""

import re

from iag_registry.lib.hidden_data.walking import Walk

_CUT = re.compile(r"rect\(")
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,9})?")


class Styles(Walk):
    """Which styles hide what has them; walked over `styles.xml` first, and then over the text's own styles."""

    def __init__(self) -> None:
        super().__init__()
        self._style = ("", "")
        self._parents: dict[tuple[str, str], str] = {}
        self._hides: dict[tuple[str, str], bool] = {}
        self.cut: set[str] = set()
        self.layers: set[str] = set()

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name in {"style", "default-style"}:
            self._style = attributes.get("family", ""), attributes.get("name", "")
            if parent := attributes.get("parent-style-name", ""):
                self._parents[self._style] = parent
        elif name == "text-properties" and "display" in attributes:
            self._hides[self._style] = attributes["display"] == "none"
        elif name == "table-properties" and "display" in attributes:
            self._hides[self._style] = attributes["display"] == "false"
        elif name == "drawing-page-properties" and "visibility" in attributes:
            self._hides[self._style] = attributes["visibility"] == "hidden"
        elif name == "graphic-properties" and _is_cut(attributes.get("clip", "")):
            self.cut.add(self._style[1])
        elif name == "layer" and attributes.get("display", "always") != "always":
            self.layers.add(attributes.get("name", ""))

    def hide(self, family: str, style: str) -> bool:
        """True for what has a style of this family and name that hides it."""
        for _ in range(20):
            if (family, style) in self._hides:
                return self._hides[family, style]
            style = self._parents.get((family, style), "")
            if not style:
                return False
        return False


def _is_cut(clip: str) -> bool:
    """True for "rect(0cm, 1.2cm, 0cm, 0cm)": something is cut off at a side."""
    found = _CUT.match(clip)
    return bool(found) and any(float(number) > 0 for number in _NUMBER.findall(clip))
