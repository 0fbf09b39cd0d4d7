// The row of buttons above the text: real buttons with words on them, one stop of the Tab key, arrow keys in between.
import { BUTTONS, hrefOf, isInTable, setLink } from "./commands.js";

function element(tag, attributes = {}, text = "") {
  const made = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.textContent = text;
  return made;
}

export class Toolbar {
  constructor(view, label, id) {
    this.view = view;
    this.dom = element("div", { class: "prose-tools", role: "toolbar", "aria-label": `Format: ${label}` });
    this.buttons = BUTTONS.map((button) => this.button(button));
    this.dom.append(...this.buttons.map(({ dom }) => dom));
    this.link = this.linkRow(id);
    this.dom.addEventListener("keydown", (event) => this.move(event));
    this.update();
  }

  button(button) {
    const dom = element("button", { type: "button", class: "prose-tool", tabindex: "-1" }, button.label);
    dom.addEventListener("click", () => {
      if (button.opens) {
        this.openLink();
        return;
      }
      button.run(this.view.state, this.view.dispatch, this.view);
      this.view.focus();
    });
    return { ...button, dom };
  }

  linkRow(id) {
    const row = element("div", { class: "prose-link" });
    row.hidden = true;
    const label = element("label", { for: `${id}-link` }, "Address of the link, such as https://www.example.org");
    this.address = element("input", { type: "url", id: `${id}-link` });
    const set = element("button", { type: "button", class: "prose-tool" }, "Set link");
    const remove = element("button", { type: "button", class: "prose-tool" }, "Remove link");
    set.addEventListener("click", () => this.closeLink(this.address.value.trim()));
    remove.addEventListener("click", () => this.closeLink(""));
    this.address.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        this.closeLink(this.address.value.trim());
      }
      if (event.key === "Escape") this.closeLink(hrefOf(this.view.state));
    });
    row.append(label, this.address, set, remove);
    return row;
  }

  openLink() {
    this.address.value = hrefOf(this.view.state);
    this.link.hidden = false;
    this.address.focus();
  }

  closeLink(href) {
    this.link.hidden = true;
    if (!href || /^(https?:\/\/|mailto:)/i.test(href)) setLink(href)(this.view.state, this.view.dispatch);
    this.view.focus();
  }

  update() {
    const inTable = isInTable(this.view.state);
    this.buttons.forEach(({ dom, isOn, inTable: wants }) => {
      if (isOn) dom.setAttribute("aria-pressed", String(isOn(this.view.state)));
      dom.hidden = wants !== undefined && wants !== inTable;
    });
    const shown = this.shown();
    if (!shown.some((dom) => dom.tabIndex === 0)) shown[0].tabIndex = 0;
  }

  shown() {
    return this.buttons.map(({ dom }) => dom).filter((dom) => !dom.hidden);
  }

  move(event) {
    const steps = { ArrowRight: 1, ArrowLeft: -1 };
    const shown = this.shown();
    const at = shown.indexOf(document.activeElement);
    if (at < 0) return;
    let to = at;
    if (event.key in steps) to = (at + steps[event.key] + shown.length) % shown.length;
    else if (event.key === "Home") to = 0;
    else if (event.key === "End") to = shown.length - 1;
    else return;
    event.preventDefault();
    shown.forEach((dom) => {
      dom.tabIndex = -1;
    });
    shown[to].tabIndex = 0;
    shown[to].focus();
  }
}
