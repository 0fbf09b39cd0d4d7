// What the text of minutes may hold: the same closed set of HTML as iag_registry/lib/prose.py, and nothing else.
import { Schema } from "prosemirror-model";
import { tableNodes } from "prosemirror-tables";

const cell = (tag, attributes) => ({
  toDOM(node) {
    const spans = {};
    if (node.attrs.colspan > 1) spans.colspan = node.attrs.colspan;
    if (node.attrs.rowspan > 1) spans.rowspan = node.attrs.rowspan;
    return [tag, { ...attributes, ...spans }, 0];
  },
});

// The widths that the table package would write as styles are left out: the content security policy refuses them.
const tables = tableNodes({ tableGroup: "block", cellContent: "paragraph+", cellAttributes: {} });
Object.assign(tables.table_cell, cell("td", {}));
Object.assign(tables.table_header, cell("th", { scope: "col" }));

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { content: "inline*", group: "block", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
    heading: {
      content: "inline*",
      group: "block",
      attrs: { level: { default: 3 } },
      defining: true,
      parseDOM: [
        { tag: "h1", attrs: { level: 3 } },
        { tag: "h2", attrs: { level: 3 } },
        { tag: "h3", attrs: { level: 3 } },
        { tag: "h4", attrs: { level: 4 } },
        { tag: "h5", attrs: { level: 4 } },
        { tag: "h6", attrs: { level: 4 } },
      ],
      toDOM: (node) => [`h${node.attrs.level}`, 0],
    },
    blockquote: {
      content: "block+",
      group: "block",
      defining: true,
      parseDOM: [{ tag: "blockquote" }],
      toDOM: () => ["blockquote", 0],
    },
    ordered_list: {
      content: "list_item+",
      group: "block",
      attrs: { start: { default: 1 } },
      parseDOM: [{ tag: "ol", getAttrs: (list) => ({ start: list.start || 1 }) }],
      toDOM: (node) => ["ol", node.attrs.start === 1 ? {} : { start: node.attrs.start }, 0],
    },
    bullet_list: { content: "list_item+", group: "block", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
    list_item: {
      content: "paragraph block*",
      defining: true,
      parseDOM: [{ tag: "li" }],
      toDOM: () => ["li", 0],
    },
    ...tables,
    text: { group: "inline" },
    hard_break: {
      inline: true,
      group: "inline",
      selectable: false,
      parseDOM: [{ tag: "br" }],
      toDOM: () => ["br"],
    },
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [{ tag: "a[href]", getAttrs: (link) => ({ href: link.getAttribute("href") }) }],
      toDOM: (mark) => ["a", { href: mark.attrs.href }, 0],
    },
    em: { parseDOM: [{ tag: "i" }, { tag: "em" }], toDOM: () => ["em", 0] },
    strong: { parseDOM: [{ tag: "b" }, { tag: "strong" }], toDOM: () => ["strong", 0] },
  },
});
