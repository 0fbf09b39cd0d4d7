// What each button of the editor does, and when it is on.
import { lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import { TextSelection } from "prosemirror-state";
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
  toggleHeaderRow,
} from "prosemirror-tables";

import { schema } from "./schema.js";

const { nodes, marks } = schema;

function within(state, type, attrs = {}) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type === type && Object.entries(attrs).every(([name, value]) => node.attrs[name] === value)) return true;
  }
  return false;
}

function marked(state, type) {
  const { from, to, empty, $from } = state.selection;
  if (empty) return Boolean(type.isInSet(state.storedMarks || $from.marks()));
  return state.doc.rangeHasMark(from, to, type);
}

const heading = (level) => ({
  isOn: (state) => within(state, nodes.heading, { level }),
  run: (state, dispatch) =>
    within(state, nodes.heading, { level })
      ? setBlockType(nodes.paragraph)(state, dispatch)
      : setBlockType(nodes.heading, { level })(state, dispatch),
});

const list = (type) => ({
  isOn: (state) => within(state, type),
  run: (state, dispatch) =>
    within(state, type) ? liftListItem(nodes.list_item)(state, dispatch) : wrapInList(type)(state, dispatch),
});

const mark = (type) => ({ isOn: (state) => marked(state, type), run: toggleMark(type) });

function insertTable(state, dispatch) {
  const row = (type) => nodes.table_row.create(null, [1, 2].map(() => type.createAndFill()));
  const table = nodes.table.create(null, [row(nodes.table_header), row(nodes.table_cell)]);
  if (dispatch) {
    const change = state.tr.replaceSelectionWith(table);
    // The cursor goes into the first cell, wherever the table came to stand.
    change.doc.descendants((node, at) => {
      if (node === table) change.setSelection(TextSelection.near(change.doc.resolve(at + 1)));
      return node !== table;
    });
    dispatch(change.scrollIntoView());
  }
  return true;
}

export function hrefOf(state) {
  const { $from, empty, from, to } = state.selection;
  let found = marks.link.isInSet($from.marks());
  if (!empty) {
    state.doc.nodesBetween(from, to, (node) => {
      found = found || marks.link.isInSet(node.marks);
    });
  }
  return found ? found.attrs.href : "";
}

export function setLink(href) {
  return (state, dispatch) => {
    const { from, to, empty } = state.selection;
    if (empty) return false;
    const change = state.tr.removeMark(from, to, marks.link);
    if (href) change.addMark(from, to, marks.link.create({ href }));
    if (dispatch) dispatch(change);
    return true;
  };
}

// In the order of the toolbar. `inTable` buttons are shown only where they can be used.
export const BUTTONS = [
  { label: "Heading", ...heading(3) },
  { label: "Smaller heading", ...heading(4) },
  { label: "Bold", ...mark(marks.strong) },
  { label: "Italic", ...mark(marks.em) },
  { label: "Bullets", ...list(nodes.bullet_list) },
  { label: "Numbers", ...list(nodes.ordered_list) },
  {
    label: "Quotation",
    isOn: (state) => within(state, nodes.blockquote),
    run: (state, dispatch) =>
      within(state, nodes.blockquote) ? lift(state, dispatch) : wrapIn(nodes.blockquote)(state, dispatch),
  },
  { label: "Link", opens: "link", isOn: (state) => Boolean(hrefOf(state)) },
  { label: "Table", run: insertTable, inTable: false },
  { label: "Add row", run: addRowAfter, inTable: true },
  { label: "Add column", run: addColumnAfter, inTable: true },
  { label: "Header row", run: toggleHeaderRow, inTable: true },
  { label: "Remove row", run: deleteRow, inTable: true },
  { label: "Remove column", run: deleteColumn, inTable: true },
  { label: "Remove table", run: deleteTable, inTable: true },
  { label: "Undo", run: undo },
  { label: "Redo", run: redo },
];

export { isInTable };
