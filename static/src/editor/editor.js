// Turns each text area marked `data-prose` into an editor for the text of minutes. Without this file the text area
// itself is used: an empty line then parts the paragraphs.
import { baseKeymap, toggleMark } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { inputRules, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { DOMParser, DOMSerializer } from "prosemirror-model";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import { EditorState } from "prosemirror-state";
import { tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";

import { Autosave, isUnsaved, warnBeforeLeaving } from "./autosave.js";
import { schema } from "./schema.js";
import { Toolbar } from "./toolbar.js";

function keys() {
  const { list_item: item, hard_break: lineBreak } = schema.nodes;
  const breakLine = (state, dispatch) => {
    if (dispatch) dispatch(state.tr.replaceSelectionWith(lineBreak.create()).scrollIntoView());
    return true;
  };
  // Tab is left alone, so that nobody is caught in the editor: Ctrl with ] or [ moves a list entry in or out.
  return keymap({
    Enter: splitListItem(item),
    "Shift-Enter": breakLine,
    "Mod-b": toggleMark(schema.marks.strong),
    "Mod-i": toggleMark(schema.marks.em),
    "Mod-z": undo,
    "Mod-y": redo,
    "Shift-Mod-z": redo,
    "Mod-]": sinkListItem(item),
    "Mod-[": liftListItem(item),
  });
}

function rules() {
  const { bullet_list: bullets, ordered_list: numbers } = schema.nodes;
  return inputRules({
    rules: [
      wrappingInputRule(/^\s*[-*]\s$/, bullets),
      wrappingInputRule(/^(\d+)\.\s$/, numbers, (match) => ({ start: Number(match[1]) })),
    ],
  });
}

function asHtml(doc) {
  const holder = document.createElement("div");
  holder.append(DOMSerializer.fromSchema(schema).serializeFragment(doc.content));
  return doc.textContent.trim() ? holder.innerHTML : "";
}

// Text that is nothing but paragraphs stands in the text area as plain text: see as_typed in iag_registry/lib/prose.py.
function asParagraphs(text) {
  const holder = document.createElement("div");
  for (const part of text.split(/\n[ \t]*\n/).filter((each) => each.trim())) {
    const paragraph = document.createElement("p");
    part.trim().split("\n").forEach((line, place) => {
      if (place > 0) paragraph.append(document.createElement("br"));
      paragraph.append(line);
    });
    holder.append(paragraph);
  }
  return holder.innerHTML;
}

function fromText(text) {
  const html = /<(p|h[1-6]|ul|ol|table|blockquote|div)[\s>]/i.test(text) ? text : asParagraphs(text);
  const parsed = new window.DOMParser().parseFromString(html, "text/html");
  return DOMParser.fromSchema(schema).parse(parsed.body);
}

function edit(area) {
  const label = document.querySelector(`label[for="${area.id}"]`);
  const name = label ? label.textContent.trim().replace(/:$/, "") : "Text";
  const frame = document.createElement("div");
  frame.className = "prose-editor";
  const status = document.createElement("p");
  status.className = "prose-status";
  status.setAttribute("role", "status");
  const autosave = new Autosave(area, status);
  let toolbar = null;
  const described = area.getAttribute("aria-describedby");
  const view = new EditorView(frame, {
    state: EditorState.create({
      doc: fromText(area.value),
      plugins: [rules(), keys(), keymap(baseKeymap), history(), tableEditing()],
    }),
    attributes: {
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": name,
      ...(described ? { "aria-describedby": described } : {}),
    },
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      if (toolbar) toolbar.update();
      if (transaction.docChanged) {
        area.value = asHtml(view.state.doc);
        isUnsaved(area.form);
        autosave.changed();
      }
    },
  });
  toolbar = new Toolbar(view, name, area.id);
  frame.prepend(toolbar.dom, toolbar.link);
  frame.append(status);
  area.after(frame);
  area.hidden = true;
  if (label) label.addEventListener("click", () => view.focus());
  warnBeforeLeaving(area.form);
}

// The empty row that the staff screens copy when someone adds one is left as it is; its copies get an editor.
function editAll(within) {
  within.querySelectorAll("textarea[data-prose]:not([name*=__prefix__])").forEach(edit);
}

editAll(document);
document.addEventListener("formset:added", (event) => editAll(event.target));
