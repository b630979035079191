// The composer: everything here also works by its form alone. The server counts, checks and lays out; this only asks it in time.
const CHECK_AFTER = 350;
const SAVE_AFTER = 4000;
const RETRY_AFTER = 8000;
const NEAR = 20;

const $ = (id) => document.getElementById(id);
const say = (text) => {
  const region = $("announce");
  if (region) region.textContent = text;
};

class Composer {
  constructor(form) {
    this.form = form;
    this.words = form.dataset;
    this.autosaves = form.dataset.autosave === "true";
    this.heard = new Map();
    this.checks = 0;
    this.saving = null;
    this.again = false;
    this.stepping = false;
    this.stuck = false;
    this.saved = this.typed();
    this.open();
  }

  open() {
    this.form.addEventListener("input", (event) => this.changed(event.target));
    this.form.addEventListener("change", (event) => this.changed(event.target));
    this.form.addEventListener("focusout", () => this.isDirty() && this.saveSoon(300));
    this.form.addEventListener("click", (event) => this.clicked(event));
    this.form.addEventListener("submit", (event) => this.submitted(event));
    document.addEventListener("visibilitychange", this.hidden = () => document.visibilityState === "hidden" && this.autosave());
    window.addEventListener("pagehide", this.left = () => this.isDirty() && this.keep());
    window.addEventListener("online", this.online = () => this.autosave());
    document.addEventListener("click", this.go = (event) => this.gone(event));
    this.tabs();
    this.offerKept();
    this.remember();
    if (this.words.dirty) {
      this.saved = "";
      this.keep();
      this.saveSoon(SAVE_AFTER);
    }
  }

  close() {
    document.removeEventListener("visibilitychange", this.hidden);
    window.removeEventListener("pagehide", this.left);
    window.removeEventListener("online", this.online);
    document.removeEventListener("click", this.go);
    clearTimeout(this.checkTimer);
    clearTimeout(this.saveTimer);
  }

  // ---------- what was typed ----------

  /** Everything a person can type, as one string; not what only the server gives. */
  typed() {
    const values = [...new FormData(this.form)].filter(([name]) => !["_csrf", "version", "sheet", "post"].includes(name));
    return JSON.stringify(values);
  }

  isDirty() {
    return this.typed() !== this.saved;
  }

  changed(field) {
    if (field.matches("textarea[data-grows]")) this.follow(field);
    this.keepSoon();
    this.checkSoon();
    if (this.isDirty()) {
      if (this.autosaves && !this.stuck) this.tell(this.words.unsaved);
      this.saveSoon(SAVE_AFTER);
    }
  }

  /** The layer behind a field makes room for its text; networks that say the same show the same. */
  follow(field) {
    const marks = $("marks-" + field.id);
    if (marks) marks.textContent = field.value + "\n";
    if (field.id === "text") {
      for (const copy of this.form.querySelectorAll("[data-common]")) copy.textContent = field.value;
    }
  }

  // ---------- counters, previews, findings ----------

  checkSoon() {
    clearTimeout(this.checkTimer);
    this.checkTimer = setTimeout(() => this.check(), CHECK_AFTER);
  }

  async check() {
    const turn = ++this.checks;
    try {
      const answer = await this.send("live");
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (turn === this.checks) this.show(page);
    } catch {
      // Without a connection the last counts stay; saving says that it is lost.
    }
  }

  show(page) {
    for (const part of page.querySelectorAll("[data-live]")) {
      const here = $(part.id);
      if (!here) continue;
      const focused = here.contains(document.activeElement) ? document.activeElement.dataset.go : null;
      if (here.classList.contains("mk-marks")) part.append("\n");
      here.replaceWith(document.adoptNode(part));
      if (focused) part.querySelector(`[data-go="${CSS.escape(focused)}"]`)?.focus();
    }
    this.enable();
    this.useful();
    clearTimeout(this.speakTimer);
    this.speakTimer = setTimeout(() => this.speak(), 1000);
  }

  enable() {
    const submit = $("submit");
    if ($("why")?.dataset.blocked === "true") submit?.setAttribute("aria-disabled", "true");
    else submit?.removeAttribute("aria-disabled");
  }

  remember() {
    for (const counter of this.form.querySelectorAll("[data-left]")) {
      this.heard.set(this.place(counter), Number(counter.dataset.left));
    }
  }

  place(counter) {
    return counter.parentElement.id + counter.dataset.network;
  }

  /** Quiet while there is room; speaks at 20 left, when full, and when it is too much. */
  speak() {
    const news = [];
    for (const counter of this.form.querySelectorAll("[data-left]")) {
      const left = Number(counter.dataset.left);
      const before = this.heard.get(this.place(counter)) ?? Infinity;
      const words = left < 0 ? this.words.over : left === 0 ? this.words.exact : this.words.left;
      const crossed = left <= NEAR && (before > NEAR || (left <= 0 && before > 0) || (left < 0 && left !== before));
      if (crossed) news.push(words.replace("%n", counter.dataset.network).replace("%c", Math.abs(left)));
      this.heard.set(this.place(counter), left);
    }
    if (news.length) say(news.join(". "));
  }

  // ---------- saving ----------

  saveSoon(after) {
    if (!this.autosaves || this.stuck) return;
    clearTimeout(this.saveTimer);
    this.saveTimer = setTimeout(() => this.autosave(), after);
  }

  hasWords() {
    return ["title", "text"].some((name) => this.form.elements[name].value.trim() !== "");
  }

  async autosave() {
    if (!this.autosaves || this.stuck || this.stepping || !this.isDirty() || !this.hasWords()) return;
    if (this.saving) {
      this.again = true;
      return;
    }
    this.saving = this.save();
    await this.saving;
    this.saving = null;
    if (this.again) {
      this.again = false;
      this.saveSoon(SAVE_AFTER);
    }
  }

  async save() {
    const typed = this.typed();
    try {
      const answer = await this.send("autosave");
      if (answer.ok || answer.status === 409) {
        this.answered(new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("saved"), typed);
      } else if ((answer.status === 401 || answer.status === 403) && !(await this.renewToken())) {
        this.failed(this.words.signedOut, true);
      } else {
        this.failed(answer.status === 401 || answer.status === 403 ? this.words.unsaved : this.words.lost);
      }
    } catch {
      this.failed(this.words.lost);
    }
  }

  answered(told, typed) {
    if (!told) return this.failed(this.words.lost);
    this.tell(told.textContent, told.dataset.kind !== "done");
    if (told.dataset.kind !== "done") {
      this.stuck = true;
      this.keep();
      return;
    }
    this.saved = typed;
    this.form.elements.version.value = told.dataset.version;
    this.form.elements.post.value = told.dataset.post;
    this.forget();
    if (this.form.getAttribute("action") !== told.dataset.edit) {
      this.form.setAttribute("action", told.dataset.edit);
      history.replaceState(null, "", told.dataset.edit);
    }
    if (this.isDirty()) this.saveSoon(SAVE_AFTER);
  }

  failed(words, signIn) {
    this.keep();
    this.tell(words, true);
    if (signIn) {
      const link = Object.assign(document.createElement("a"), { href: this.words.login, target: "_blank" });
      link.textContent = " " + (document.querySelector(".mk-user span")?.textContent ?? "") + " →";
      $("saved").append(link);
    }
    clearTimeout(this.saveTimer);
    this.saveTimer = setTimeout(() => this.autosave(), RETRY_AFTER);
  }

  /** After signing in again in another window the page needs that session's token. */
  async renewToken() {
    const answer = await fetch(location.href, { headers: { "HX-Request": "true" } });
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector("#compose input[name=_csrf]")?.value;
    if (!token) return false;
    this.form.elements._csrf.value = token;
    return true;
  }

  tell(text, urgent) {
    const line = $("saved");
    line.classList.toggle("mk-over", Boolean(urgent));
    if (line.textContent !== text) line.textContent = text;
  }

  send(action) {
    const form = new FormData(this.form);
    form.set("action", action);
    return fetch(this.form.getAttribute("action"), {
      method: "POST",
      body: new URLSearchParams(form),
      headers: { "HX-Request": "true" },
    });
  }

  /** A save under way comes first: it gives the post its next version, and what is sent after it must know that one. */
  async settled() {
    clearTimeout(this.saveTimer);
    await this.saving;
    this.again = false;
  }

  async submitted(event) {
    this.keep();
    clearTimeout(this.saveTimer);
    if (!this.saving) return;
    event.preventDefault();
    await this.settled();
    clearTimeout(this.saveTimer);
    this.form.requestSubmit(event.submitter);
  }

  // ---------- kept in the browser until it is saved ----------

  key() {
    return "malklug.compose." + (this.form.elements.post.value ? this.form.getAttribute("action") : "new");
  }

  keepSoon() {
    clearTimeout(this.keepTimer);
    this.keepTimer = setTimeout(() => this.keep(), 400);
  }

  keep() {
    if (!this.isDirty() || !this.hasWords()) return;
    try {
      localStorage.setItem(this.key(), JSON.stringify({ person: this.words.person, typed: this.typed() }));
    } catch {
      // A browser that keeps nothing: the page itself still has it.
    }
  }

  forget() {
    clearTimeout(this.keepTimer);
    try {
      localStorage.removeItem(this.key());
      localStorage.removeItem("malklug.compose.new");
    } catch {
      // Nothing was kept.
    }
  }

  offerKept() {
    let kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(this.key()));
    } catch {
      return;
    }
    if (!kept || kept.person !== this.words.person || kept.typed === this.saved || this.words.dirty) {
      if (kept && kept.typed === this.saved) this.forget();
      return;
    }
    const note = $("kept");
    note.hidden = false;
    note.addEventListener("click", (event) => {
      const choice = event.target.closest("[data-kept]")?.dataset.kept;
      if (!choice) return;
      note.hidden = true;
      if (choice === "take") this.take(JSON.parse(kept.typed));
      else this.forget();
      this.form.elements.text.focus();
    });
  }

  /** Puts kept values back; rows the page does not have are asked for by sending everything once. */
  take(values) {
    const fields = new Map();
    for (const [name, value] of values) fields.set(name, [...(fields.get(name) ?? []), value]);
    for (const [name, all] of fields) {
      const there = this.form.elements[name];
      if (!there) {
        for (const value of all) {
          this.form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
        }
      } else if (!(there instanceof RadioNodeList) && there.type !== "checkbox") {
        there.value = all[0];
      }
    }
    for (const box of this.form.querySelectorAll("input[type=checkbox]")) {
      box.checked = (fields.get(box.name) ?? []).includes(box.value);
    }
    this.step("check");
  }

  // ---------- buttons ----------

  clicked(event) {
    const button = event.target.closest("button, [aria-disabled]");
    if (!button) return;
    if (button.getAttribute("aria-disabled") === "true") {
      event.preventDefault();
      $("why").focus();
      return;
    }
    if ("step" in button.dataset) {
      event.preventDefault();
      this.step(button.value);
    }
  }

  /** More fields or fewer: the server lays the form out anew, and nothing typed is lost. */
  async step(action) {
    this.keep();
    try {
      await this.settled();
      this.stepping = true;
      const answer = await this.send(action);
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("compose");
      if (!fresh) throw new Error("no form");
      const tab = this.form.querySelector("[role=tab][aria-selected=true]")?.id;
      const saved = this.saved;
      const focus = fresh.querySelector("[autofocus]");
      focus?.removeAttribute("autofocus");
      this.close();
      this.form.replaceWith(document.adoptNode(fresh));
      const next = new Composer(fresh);
      next.saved = saved;
      if (tab && $(tab)) next.choose($(tab));
      next.enter(focus);
      next.saveSoon(SAVE_AFTER);
    } catch {
      this.stepping = false;
      this.failed(this.words.lost);
    }
  }

  gone(event) {
    const link = event.target.closest("[data-go]");
    if (!link || !$(link.dataset.go)) return;
    event.preventDefault();
    this.enter($(link.dataset.go), link.dataset.quote);
  }

  /** Brings a field into sight and focus; marks the quoted words where they stand. */
  enter(field, quote) {
    if (!field) return;
    const panel = field.closest("[data-panel]");
    if (panel) this.choose($(panel.id.replace("panel-", "tab-")));
    const details = field.closest("details");
    if (details) details.open = true;
    field.focus();
    field.scrollIntoView({ block: "center" });
    const at = quote && field.value ? field.value.indexOf(quote.replace(/ …$/, "")) : -1;
    if (at >= 0) field.setSelectionRange(at, at + quote.replace(/ …$/, "").length);
  }

  // ---------- tabs ----------

  tabs() {
    const list = this.form.querySelector("[data-tabs]");
    if (!list) return;
    for (const panel of this.form.querySelectorAll("[data-panel]")) {
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", panel.id.replace("panel-", "tab-"));
    }
    list.addEventListener("click", (event) => {
      const tab = event.target.closest("[role=tab]");
      if (tab) this.choose(tab);
    });
    list.addEventListener("keydown", (event) => {
      const all = [...list.querySelectorAll("[role=tab]:not([hidden])")];
      const at = all.indexOf(document.activeElement);
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
      if (at < 0 || to === undefined) return;
      event.preventDefault();
      const tab = all[(to + all.length) % all.length];
      this.choose(tab);
      tab.focus();
    });
    this.choose(list.querySelector("[role=tab]"));
  }

  /** Networks the post does not go to have no tab. */
  useful() {
    for (const tab of this.form.querySelectorAll("[role=tab]")) {
      const state = tab.querySelector("[data-used]");
      if (!state) continue;
      tab.hidden = state.dataset.used !== "true";
      if (tab.hidden && tab.getAttribute("aria-selected") === "true") this.choose($("tab-all"));
    }
  }

  choose(tab) {
    if (!tab) return;
    for (const each of this.form.querySelectorAll("[role=tab]")) {
      const chosen = each === tab;
      each.setAttribute("aria-selected", String(chosen));
      each.tabIndex = chosen ? 0 : -1;
      $(each.getAttribute("aria-controls")).hidden = !chosen;
    }
  }
}

const form = $("compose");
if (form) new Composer(form);
