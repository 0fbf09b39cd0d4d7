// Offers the records that fit what is typed into a box that names a record. The box works without it.
"use strict";

const WAIT = 150; // milliseconds after the last key, so that a word is one question and not one for each letter
let waiting;
let lists = 0;

function listOf(box) {
  const known = box.list;
  if (known) {
    return known;
  }
  const list = document.createElement("datalist");
  lists += 1;
  list.id = `suggestions-${lists}`;
  document.body.append(list);
  box.setAttribute("list", list.id);
  return list;
}

async function suggest(box) {
  const typed = box.value;
  const query = new URLSearchParams({
    term: typed.replace(/\s*\[[^[\]]*\]\s*$/, ""),
    app_label: box.dataset.app,
    model_name: box.dataset.model,
    field_name: box.dataset.field,
  });
  const answer = await fetch(`${box.dataset.suggest}?${query}`, { headers: { Accept: "application/json" } });
  if (!answer.ok || box.value !== typed) {
    return;
  }
  const { results } = await answer.json();
  const options = results.map(({ text }) => {
    const option = document.createElement("option");
    option.value = text;
    return option;
  });
  listOf(box).replaceChildren(...options);
}

function later(event) {
  const box = event.target;
  if (box instanceof HTMLInputElement && box.classList.contains("record-box")) {
    clearTimeout(waiting);
    waiting = setTimeout(suggest, WAIT, box);
  }
}

document.addEventListener("input", later);
document.addEventListener("focusin", later);
