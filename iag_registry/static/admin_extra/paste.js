// Keeps the headings, lists and tables of what is pasted into a text box. The box works without it, with plain words.
"use strict";

const START = "<!--StartFragment-->";
const END = "<!--EndFragment-->";
const LARGEST = 2000000; // characters; the server takes no more

function fragment(html) {
  const from = html.indexOf(START);
  const to = html.lastIndexOf(END);
  return from >= 0 && to > from ? html.slice(from + START.length, to) : html;
}

for (const box of document.querySelectorAll("[data-paste-html]")) {
  const kept = document.getElementById(box.dataset.pasteHtml);
  const status = document.getElementById(`${box.id}_status`);
  let pasting = false;

  box.addEventListener("paste", (event) => {
    const html = fragment(event.clipboardData.getData("text/html"));
    if (box.value.trim() === "" && html.trim() !== "" && html.length < LARGEST) {
      kept.value = html;
      pasting = true;
      status.textContent = "Headings, lists and tables are kept. They are lost if you change the text here: correct it on the next page.";
    }
  });

  box.addEventListener("input", () => {
    if (pasting) {
      pasting = false;
      return;
    }
    if (kept.value) {
      kept.value = "";
      status.textContent = "You have changed the text, so only its words are read, without headings, lists and tables.";
    }
  });
}
