// Small comforts on top of pages that work without a script.
(() => {
  "use strict";
  document.documentElement.classList.add("mk-js");

  // A live part tells by data-announce what a person should hear; it is said only when it changed.
  let heard = document.querySelector("[data-announce]")?.dataset.announce;
  const say = (text) => {
    const region = document.getElementById("announce");
    if (region) region.textContent = text;
  };
  document.addEventListener("htmx:afterSwap", () => {
    const text = document.querySelector("[data-announce]")?.dataset.announce;
    if (text && text !== heard) {
      heard = text;
      say(text);
    }
  });

  // A live part that cannot be renewed says since when.
  for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(failure, () => {
      const stand = document.getElementById("stand");
      if (stand && stand.dataset.lost && stand.textContent !== stand.dataset.lost) {
        stand.textContent = stand.dataset.lost;
        say(stand.dataset.lost);
      }
    });
  }

  // A button copies a field's text; where the browser keeps its clipboard to itself, the text is marked for the person.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const field = document.getElementById(button.dataset.copy);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      say(button.dataset.copied);
      button.classList.add("is-done");
    } catch {
      field.focus();
    }
  });

  // An error summary takes the focus, so that it is read first.
  document.querySelector(".mk-summary[tabindex]")?.focus();
})();
