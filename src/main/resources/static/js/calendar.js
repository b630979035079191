// Moving posts with the mouse and going through the calendar with keys. Both send the same form as the page itself.
(() => {
  "use strict";
  const TOAST = 10000;
  const FAR = 6;
  const calendar = () => document.querySelector("[data-calendar]");
  const say = (text) => {
    const region = document.getElementById("announce");
    if (region) region.textContent = text;
  };

  // A sent form changes the page in place, so that nothing jumps.
  const send = async (form) => {
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      const text = await answer.text();
      const main = new DOMParser().parseFromString(text, "text/html").querySelector("#inhalt");
      if (!main) throw new Error("no page");
      document.getElementById("inhalt").replaceWith(main);
      if (answer.ok) history.replaceState(null, "", answer.url);
      window.htmx?.process(main);
      greet();
      const told = main.querySelector("[data-moved], [role=alert], [role=status]");
      say(told ? told.innerText : "");
      (main.querySelector("#problem") ?? main.querySelector("[aria-current=true].mk-tile") ?? told)?.focus();
    } catch {
      const failed = calendar()?.dataset.failed;
      if (failed) say(failed);
      form.submit();
    }
  };

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-in-place]")) return;
    event.preventDefault();
    send(event.target);
  });

  // A toast goes after ten seconds, but never while somebody is at it.
  const greet = () => {
    const toast = document.querySelector("[data-toast]");
    if (!toast) return;
    let left = TOAST;
    let last = performance.now();
    const wait = () => {
      const now = performance.now();
      if (!toast.isConnected) return;
      if (!toast.matches(":hover, :focus-within")) left -= now - last;
      last = now;
      if (left <= 0) toast.remove();
      else setTimeout(wait, 250);
    };
    wait();
  };
  document.addEventListener("click", (event) => {
    event.target.closest("[data-dismiss]")?.closest("[data-toast]")?.remove();
  });

  // Dragging: the mouse or a pen takes a post to another day, or to another hour of the day. Fingers scroll.
  let drag = null;
  let letGo = false;
  const place = (event) => {
    const below = document.elementFromPoint(event.clientX, event.clientY);
    const other = below?.closest(".mk-tile[data-move]");
    return other && other !== drag?.tile ? other : below?.closest("td[data-day], td[data-hour]");
  };
  const titleOf = (tile) => tile.querySelector(".mk-tile-title").lastChild.textContent;
  const moved = (tile, target) => {
    const [day, time] = tile.dataset.at.split("T");
    return target.dataset.day
      ? { day: target.dataset.day, time }
      : { day, time: String(target.dataset.hour).padStart(2, "0") + time.slice(2) };
  };
  const stop = () => {
    if (!drag) return;
    drag.ghost?.remove();
    drag.target?.classList.remove("is-target");
    drag.tile.classList.remove("is-dragged");
    document.body.classList.remove("mk-dragging");
    drag = null;
  };
  document.addEventListener("pointerdown", (event) => {
    const tile = event.target.closest(".mk-tile[data-move]");
    if (!tile || event.button !== 0 || event.pointerType === "touch" || event.ctrlKey || event.metaKey) return;
    drag = { tile, x: event.clientX, y: event.clientY, ghost: null, target: null };
  });
  document.addEventListener("dragstart", (event) => {
    if (event.target.closest?.(".mk-tile")) event.preventDefault();
  });
  document.addEventListener("pointermove", (event) => {
    if (!drag) return;
    if (!drag.ghost) {
      if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < FAR) return;
      drag.ghost = document.createElement("div");
      drag.ghost.className = "mk-ghost " + [...drag.tile.classList].filter((name) => name.startsWith("mk-edge")).join(" ");
      drag.ghost.setAttribute("aria-hidden", "true");
      document.body.append(drag.ghost);
      drag.tile.classList.add("is-dragged");
      document.body.classList.add("mk-dragging");
    }
    const target = place(event);
    if (target !== drag.target) {
      drag.target?.classList.remove("is-target");
      target?.classList.add("is-target");
      drag.target = target;
      const where = document.createElement("b");
      const what = document.createElement("span");
      what.textContent = titleOf(drag.tile);
      if (!target) where.textContent = "";
      else if (target.dataset.move) where.textContent = calendar().dataset.swap.replace("%n", titleOf(target));
      else where.textContent = target.dataset.name + (target.dataset.day ? ", " + drag.tile.dataset.at.slice(11) : "");
      drag.ghost.replaceChildren(where, what);
    }
    drag.ghost.style.left = event.clientX + 12 + "px";
    drag.ghost.style.top = event.clientY + 8 + "px";
  });
  document.addEventListener("pointerup", () => {
    if (!drag) return;
    const { tile, target, ghost } = drag;
    stop();
    if (!ghost) return;
    letGo = true;
    setTimeout(() => (letGo = false), 0);
    if (!target || target.contains(tile)) return;
    if (target.dataset.move) {
      const key = target.dataset.move.match(/posts\/(.+)\/move$/)[1];
      const back = encodeURIComponent(calendar().dataset.back);
      location.href = tile.dataset.move.replace(/move$/, "exchange") + "?with=" + encodeURIComponent(key) + "&back=" + back;
      return;
    }
    const to = moved(tile, target);
    if (tile.dataset.asks) {
      const ask = new URL(tile.dataset.move, location.href);
      ask.searchParams.set("day", to.day);
      ask.searchParams.set("time", to.time);
      ask.searchParams.set("back", location.pathname + location.search);
      location.assign(ask);
      return;
    }
    const form = document.getElementById("drag");
    form.action = tile.dataset.move;
    form.elements.version.value = tile.dataset.version;
    form.elements.day.value = to.day;
    form.elements.time.value = to.time;
    send(form);
  });
  document.addEventListener("pointercancel", stop);
  document.addEventListener("click", (event) => letGo && event.preventDefault(), true);

  // Keys: within the calendar only, and only if they are not turned off.
  const dayOf = (element) => element.closest("td[data-day]");
  const go = (days) => {
    const now = dayOf(document.activeElement);
    if (!now) return false;
    const date = new Date(now.dataset.day + "T12:00:00Z");
    date.setUTCDate(date.getUTCDate() + days);
    const wanted = date.toISOString().slice(0, 10);
    const cell = document.getElementById("d-" + wanted);
    if (cell) cell.querySelector(".mk-day-link").focus();
    else location.href = (days < 0 ? calendar().dataset.previous : calendar().dataset.next) + "#d-" + wanted;
    return true;
  };
  const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drag) return stop();
    const here = calendar();
    const within = here && here.contains(document.activeElement);
    if (!within || here.dataset.keys !== "true" || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key in STEPS) {
      const wide = here.querySelector("[data-day]");
      if (wide ? go(STEPS[event.key]) : false) event.preventDefault();
    } else if (event.key === "PageUp" || event.key === "PageDown") {
      event.preventDefault();
      location.href = (event.key === "PageUp" ? here.dataset.previous : here.dataset.next) + "#kalender";
    } else if (event.key.toLowerCase() === "v") {
      const tile = document.activeElement.closest(".mk-tile[data-move]");
      if (!tile) return;
      event.preventDefault();
      location.href = tile.dataset.move + "?back=" + encodeURIComponent(here.dataset.back);
    }
  });

  // A page that was reached with a key goes on where the key led.
  if (location.hash.startsWith("#d-")) {
    document.getElementById(location.hash.slice(1))?.querySelector(".mk-day-link")?.focus();
  } else if (location.hash === "#kalender") {
    calendar()?.focus();
  } else if (location.hash === "#auswahl") {
    document.getElementById("h-sel")?.focus();
  }
  greet();
})();

// The list counts what is chosen, and chooses a whole page at once.
(() => {
  "use strict";
  const form = document.querySelector("[data-choosing]");
  const count = form?.querySelector("[data-count]");
  if (!count) return;
  const all = form.querySelector("[data-all]");
  const boxes = [...form.querySelectorAll("input[name=post]")];
  const tell = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    count.textContent = chosen;
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  };
  form.addEventListener("change", (event) => {
    if (event.target === all) boxes.forEach((box) => (box.checked = all.checked));
    tell();
  });
  tell();
})();
