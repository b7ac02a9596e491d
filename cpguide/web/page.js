// Around the terminal: nothing leaves this page, nothing of an ended session stays on it.
"use strict";

window.open = () => null; // a click on an address in a text must not lead out of the training room

document.addEventListener("DOMContentLoaded", () => {
  const again = document.getElementById("again");
  again.addEventListener("click", () => window.location.reload());
  const ended = () => document.body.classList.contains("-closed");
  const type = () => document.querySelector(".xterm-helper-textarea")?.focus();
  window.addEventListener("focus", type);
  new MutationObserver(() => {
    if (!ended()) return type();
    document.getElementById("terminal")?.remove();
    again.focus();
  }).observe(document.body, { attributes: true, attributeFilter: ["class"] });
  window.addEventListener("beforeunload", (event) => {
    if (document.body.classList.contains("-first-byte") && !ended()) event.preventDefault();
  });
});
