// What the browser does better than the server: the remembered theme before the first paint, the clipboard, the reader's time zone.
(() => {
  "use strict";
  const root = document.documentElement;

  // Theme ------------------------------------------------------------------------------------------------------------
  const remembered = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const applyTheme = () => {
    const theme = remembered();
    if (theme === "light" || theme === "dark") {
      if (root.dataset.theme !== theme) { root.dataset.theme = theme; }
    } else if (root.dataset.theme) {
      delete root.dataset.theme;
    }
  };
  const switchTheme = () => {
    const current = root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    const next = current === "dark" ? "light" : "dark";
    try { localStorage.setItem("theme", next); applyTheme(); } catch { root.dataset.theme = next; }
  };
  applyTheme();
  // Navigation between static pages merges <html> and would drop the attribute.
  new MutationObserver(applyTheme).observe(root, { attributes: true, attributeFilter: ["data-theme"] });
  addEventListener("storage", applyTheme);

  // Copying ----------------------------------------------------------------------------------------------------------
  const say = words => {
    const live = document.getElementById("portal-live");
    if (live) { live.textContent = ""; setTimeout(() => { live.textContent = words; }, 50); }
  };
  const copyOldWay = text => {
    // Without HTTPS there is no navigator.clipboard.
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "visually-hidden";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  };
  const copy = async button => {
    const text = button.dataset.copy;
    let done = false;
    try {
      await navigator.clipboard.writeText(text);
      done = true;
    } catch {
      done = copyOldWay(text);
      button.focus();
    }
    say(done ? "Copied" : "The browser refused to copy: select the text instead.");
    if (done) {
      button.setAttribute("data-copied", "");
      setTimeout(() => button.removeAttribute("data-copied"), 1600);
    }
  };

  // Clicks -----------------------------------------------------------------------------------------------------------
  document.addEventListener("click", event => {
    const at = selector => event.target instanceof Element ? event.target.closest(selector) : null;
    const copied = at("[data-copy]");
    if (copied) { copy(copied); }
    if (at("[data-theme-switch]")) { switchTheme(); }
    if (at("[data-reload]")) { location.reload(); }
    // With <base href="/"> a bare fragment would lead to the home page.
    if (at(".skip")) { event.preventDefault(); document.getElementById("main")?.focus(); }
    const towards = at("[data-focus]")?.dataset.focus;
    if (towards) { event.preventDefault(); document.getElementById(towards)?.focus(); }
    if (at("#rail a")) { document.querySelector("#rail:popover-open")?.hidePopover(); }
  });

  // Bounds -----------------------------------------------------------------------------------------------------------
  // A page hears the text of a field twice with each of its events, in one message of at most 32 KB; a longer one would cut the connection.
  // So what a field does not take stays here, and its page is told the length instead. Before Blazor hears of it: on the window, going down.
  const mostBytes = 14000;
  const overlong = new WeakSet();
  const hold = event => {
    const field = event.target;
    const most = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? Number(field.dataset.bound) : 0;
    if (!most) { return; }
    const { length } = field.value;
    const over = length > most || (length > mostBytes / 6 && most < mostBytes && new TextEncoder().encode(JSON.stringify(field.value)).length > mostBytes);
    field.setCustomValidity(over ? `At most ${most.toLocaleString("en")} characters fit here; this text has ${length.toLocaleString("en")}.` : "");
    if (over) { event.stopImmediatePropagation(); }
    if (over || overlong.delete(field)) {
      if (over) { overlong.add(field); }
      field.closest(".field")?.dispatchEvent(new CustomEvent("overlong", { bubbles: true, detail: { length: over ? length : 0 } }));
    }
  };
  addEventListener("input", hold, true);
  addEventListener("change", hold, true);
  document.addEventListener("DOMContentLoaded", () => window.Blazor?.registerCustomEventType?.("overlong", { createEventArgs: event => event.detail }));

  // Forms ------------------------------------------------------------------------------------------------------------
  window.portalForm = { inOrder: ids => ids.flatMap(id => document.getElementById(id) ?? []).sort((one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1).map(field => field.id) };

  // Dialogs ----------------------------------------------------------------------------------------------------------
  window.portalDialog = { show: dialog => { if (dialog?.isConnected && !dialog.open) { dialog.showModal(); } } };

  // Listings ---------------------------------------------------------------------------------------------------------
  // A file goes by a request of its own: the circuit is not made for it. The page asks, and shows what the server tells of it meanwhile.
  let stopSending = null;
  window.portalListing = {
    look: async (input, length) => {
      const file = input.files[0];
      return file ? { name: file.name, size: file.size, start: new Uint8Array(await file.slice(0, length).arrayBuffer()) } : null;
    },
    send: async (input, address, token) => {
      stopSending = new AbortController();
      try {
        const answer = await fetch(address, {
          method: "POST",
          body: input.files[0],
          signal: stopSending.signal,
          headers: { "Content-Type": "application/octet-stream", RequestVerificationToken: token },
        });
        const told = answer.ok ? null : await answer.json().catch(() => null);
        return { status: answer.status, words: told?.detail ?? "" };
      } catch {
        return { status: 0, words: "" };
      }
    },
    cancel: () => stopSending?.abort(),
  };

  // Times ------------------------------------------------------------------------------------------------------------
  // The words stand in a shadow, so that what Blazor wrote stays Blazor's.
  const two = number => String(number).padStart(2, "0");
  const dateOf = at => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const forms = {
    date: dateOf,
    full: at => `${dateOf(at)} ${two(at.getHours())}:${two(at.getMinutes())}`,
    // Ago.razor says the same: change both.
    ago: at => {
      const minutes = (Date.now() - at.getTime()) / 60000;
      if (minutes < 1) { return "just now"; }
      if (minutes < 60) { return `${Math.floor(minutes)} min ago`; }
      if (minutes < 1440) { return `${Math.floor(minutes / 60)} h ago`; }
      if (minutes < 2880) { return "1 day ago"; }
      return minutes < 43200 ? `${Math.floor(minutes / 1440)} days ago` : dateOf(at);
    },
  };
  const shown = new Set();
  class PortalTime extends HTMLElement {
    static observedAttributes = ["at", "form"];
    #text = this.attachShadow({ mode: "open" }).appendChild(document.createTextNode(""));
    connectedCallback() { shown.add(this); this.tell(); }
    disconnectedCallback() { shown.delete(this); }
    attributeChangedCallback() { this.tell(); }
    tell() {
      const at = new Date(this.getAttribute("at") ?? "");
      const form = forms[this.getAttribute("form")] ?? forms.full;
      this.#text.data = Number.isNaN(at.getTime()) ? this.textContent : form(at);
    }
  }
  customElements.define("portal-time", PortalTime);
  setInterval(() => { for (const time of shown) { time.tell(); } }, 30000);
})();
