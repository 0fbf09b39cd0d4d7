// Switches on the components that improve with JavaScript; every page works without it.
import { initAll } from "./govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

// One press of Escape leaves the page too, where the publisher has switched that on.
const exit = document.querySelector("[data-exit-on-escape] a");
if (exit) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      exit.click();
    }
  });
}
