// Words selected with the mouse or the keyboard are filled into the form of the item that they stand in. Without this
// file the words are typed into the same box, and their place is chosen by number.
function signs(text) {
  return Array.from(text).length;
}

function placeIn(paragraph, node, offset) {
  const before = document.createRange();
  before.selectNodeContents(paragraph);
  before.setEnd(node, offset);
  return Number(paragraph.dataset.start) + signs(before.toString());
}

function paragraphOf(node) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  return element.closest("[data-start]");
}

document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  const first = paragraphOf(range.startContainer);
  const last = paragraphOf(range.endContainer);
  if (!first || !last) return;
  const item = first.closest("[data-item]");
  if (item !== last.closest("[data-item]")) return;
  const form = document.getElementById(`${item.dataset.item}-form`);
  const start = placeIn(first, range.startContainer, range.startOffset);
  const end = placeIn(last, range.endContainer, range.endOffset);
  if (!form || start >= end) return;
  form.querySelector("[name=words]").value = selection.toString();
  form.querySelector("[name=start]").value = start;
  form.querySelector("[name=end]").value = end;
});

document.querySelectorAll("[name=words]").forEach((box) => {
  box.addEventListener("input", () => {
    // What is typed has no place yet.
    box.form.querySelector("[name=start]").value = "";
    box.form.querySelector("[name=end]").value = "";
  });
});
