// Keeps what was typed and not yet saved, and warns before it would be lost.
const PAUSE = 2000;

export class Autosave {
  constructor(area, status) {
    this.address = area.dataset.autosave;
    this.area = area;
    this.status = status;
    this.token = area.form?.querySelector("[name=csrfmiddlewaretoken]")?.value;
  }

  changed() {
    if (!this.address) return;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.save(), PAUSE);
  }

  async save() {
    const body = new FormData();
    body.set("text", this.area.value);
    body.set("as_opened", this.area.form.elements[this.area.name.replace(/-text$/, "-as_opened")]?.value ?? "");
    body.set("csrfmiddlewaretoken", this.token);
    try {
      const answer = await fetch(this.address, { method: "POST", body, credentials: "same-origin" });
      if (!answer.ok) throw new Error(String(answer.status));
      const time = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
      this.status.textContent = `Your text was kept at ${time}. It is not in the minutes until you save.`;
    } catch {
      this.status.textContent = "Your text could not be kept. Copy it, then save the page.";
    }
  }
}

const unsaved = new Set();
const watched = new WeakSet();

// Whatever is typed or chosen anywhere in the form counts, not only the text in the editor.
export function warnBeforeLeaving(form) {
  if (watched.has(form)) return;
  watched.add(form);
  for (const event of ["input", "change"]) form.addEventListener(event, () => isUnsaved(form));
  form.addEventListener("submit", () => unsaved.delete(form));
}

export function isUnsaved(form) {
  unsaved.add(form);
}

window.addEventListener("beforeunload", (event) => {
  if (unsaved.size > 0) event.preventDefault();
});
