// Leads to what is wrong with a form: to the list of problems first, and from there to the box of each.
"use strict";

const problems = document.querySelector(".staff-problems");

function goTo(event) {
  const link = event.target.closest("a");
  const place = link && document.getElementById(link.hash.slice(1));
  if (!place) {
    return;
  }
  event.preventDefault();
  const closed = place.closest("details");
  if (closed) {
    closed.open = true;
  }
  if (!place.matches("input, select, textarea")) {
    place.tabIndex = -1;
  }
  // The label and the message stand above the box and must be seen with it.
  (place.closest(".form-row") || place).scrollIntoView();
  place.focus({ preventScroll: true });
}

if (problems) {
  problems.addEventListener("click", goTo);
  problems.focus();
}
