"""Someone who has a keyboard and nothing else."""

from typing import Any

from playwright.sync_api import Download, Page, expect

NAME_OF_FOCUS = """() => {
  const focused = document.activeElement;
  const words = focused.matches("input[type=submit]") && focused.value ? focused.value
    : focused.labels?.[0]?.textContent || focused.textContent || focused.getAttribute("aria-label") || "";
  return words.replace(/\\s+/g, " ").trim();
}"""
"""What the link, button or box is called that the keys now go to."""
IS_OPEN = "() => document.activeElement.parentElement.open === true"
FURTHEST = 250
"""So often the tabulator is pressed before a thing counts as out of reach."""


class Hands:
    """Reads a page with the keys alone: nothing here points, clicks or puts a value into a box."""

    def __init__(self, page: Page, site: Any) -> None:
        self.page, self.site = page, site

    def open(self, address: str) -> None:
        """Begin here, as from a bookmark."""
        self.page.goto(self.site.url + address)

    def reach(self, name: str, *, back: bool = False, begins: bool = False) -> "Hands":
        """Press the tabulator until the link, button or box of this name has the focus; fails where it never has."""
        for _ in range(FURTHEST):
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            found = self.page.evaluate(NAME_OF_FOCUS)
            if found == name or (begins and found.startswith(name)):
                return self
        raise AssertionError(f"The tabulator never reaches {name} on {self.page.url}.")

    def press(self, key: str = "Enter") -> None:
        self.page.keyboard.press(key)

    def follow(self, name: str, **how: bool) -> None:
        """Reach a link or a button, press it, and wait for the next page."""
        self.reach(name, **how)
        with self.page.expect_navigation():
            self.press()

    def unfold(self, name: str) -> None:
        """Reach the line above what is folded away, and open it unless it is open."""
        self.reach(name, begins=True)
        if not self.page.evaluate(IS_OPEN):
            self.press()
        assert self.page.evaluate(IS_OPEN)

    def type(self, name: str, words: str, *, then_send: bool = False) -> None:
        """Reach a box and type into it; with Enter at the end where that sends the form."""
        self.reach(name)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)
        if then_send:
            with self.page.expect_navigation():
                self.press()

    def choose(self, name: str, choice: str) -> None:
        """Reach a list of choices and go down it with the arrow until this one is chosen."""
        self.reach(name)
        for _ in range(100):
            if self.page.evaluate("document.activeElement.selectedOptions[0].text.trim()") == choice:
                return
            self.press("ArrowDown")
        raise AssertionError(f"{name} never offers {choice}.")

    def save_file(self, name: str) -> str:
        """Reach a link to a file, press it, and give back what was saved."""
        self.reach(name)
        with self.page.expect_download() as waiting:
            self.press()
        download: Download = waiting.value
        return download.path().read_text()

    def sees(self, words: str) -> None:
        """The words stand on the page, where they can be seen."""
        expect(self.page.get_by_text(words).first).to_be_visible()

    def is_at(self, heading: str) -> None:
        """The page has this heading."""
        expect(self.page.get_by_role("heading", level=1).first).to_contain_text(heading)
