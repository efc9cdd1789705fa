// The connection of an open page: what is done while it is lost, and the pause of a page that nobody looks at.
(() => {
  "use strict";
  const pauseAfter = 5 * 60 * 1000;
  // What a paused page is drawn from holds for two hours (CircuitOptions.PersistedCircuitInMemoryRetentionPeriod); after that it would be refused.
  const longestPause = 110 * 60 * 1000;
  const longestWait = 10000;
  const states = ["show", "retrying", "failed", "rejected", "paused", "resume-failed", "hide"].map(state => `components-reconnect-${state}`);
  const modal = () => document.getElementById("components-reconnect-modal");
  const is = state => modal()?.classList.contains(`components-reconnect-${state}`) ?? false;
  const mark = state => {
    modal()?.classList.remove(...states);
    modal()?.classList.add(`components-reconnect-${state}`);
  };

  // The place --------------------------------------------------------------------------------------------------------
  // A page that was paused is drawn anew, and one that the portal no longer has is loaded: where somebody was in it only the browser knows.
  let place = null;
  const nameOf = element => {
    if (!element?.closest("#main") || element.id === "main") { return null; }
    const href = element.getAttribute("href");
    return href ? `#main a[href="${CSS.escape(href)}"]` : element.id ? `#${CSS.escape(element.id)}` : null;
  };
  const keepPlace = () => { place = { main: document.getElementById("main"), href: location.href, top: scrollY, focus: nameOf(document.activeElement) }; };
  const goTo = ({ main: before, href, top, focus }) => {
    const looked = new AbortController();
    const look = () => {
      const main = document.getElementById("main");
      if (location.href !== href) { looked.abort(); }
      if (looked.signal.aborted || !main || main === before || !main.querySelector("h1") || main.querySelector(".loading")) { return; }
      looked.abort();
      const back = () => {
        if (focus) { document.querySelector(focus)?.focus({ preventScroll: true }); }
        scrollTo(0, top);
      };
      back();
      // What is drawn anew has the focus put on its heading, sooner or later.
      main.querySelector("h1").addEventListener("focus", back, { once: true, signal: AbortSignal.timeout(2000) });
      if (before && worked === href) { document.getElementById("drawn-anew").hidden = false; }
    };
    const observer = new MutationObserver(look);
    looked.signal.addEventListener("abort", () => observer.disconnect());
    observer.observe(document.body, { childList: true, subtree: true });
    // Who goes on by themselves is not pulled back.
    for (const sign of ["wheel", "touchmove", "keydown", "pointerdown"]) { addEventListener(sign, () => looked.abort(), { signal: looked.signal, passive: true }); }
    setTimeout(() => looked.abort(), longestWait);
    look();
  };
  const load = () => {
    try { sessionStorage.setItem("place", JSON.stringify({ href: location.href, top: place?.top ?? scrollY })); } catch { /* It is loaded all the same. */ }
    location.reload();
  };
  const loaded = () => {
    try {
      const kept = JSON.parse(sessionStorage.getItem("place"));
      sessionStorage.removeItem("place");
      if (kept?.href === location.href) { goTo({ main: null, focus: null, ...kept }); }
    } catch { /* Nothing was kept. */ }
  };

  // Lost and found ---------------------------------------------------------------------------------------------------
  // To the connection, a portal that leads whoever signed out meanwhile to the way in looks like one that does not answer; the page itself tells.
  const isLedAway = () => fetch(location.href, { redirect: "manual", cache: "no-store" }).then(answer => answer.type === "opaqueredirect", () => false);
  const fail = async state => {
    if (await isLedAway()) { load(); } else { mark(state); }
  };
  let connecting = null;
  let pausedAt = Infinity;
  const resume = async () => {
    mark("paused");
    try {
      if (Date.now() - pausedAt > longestPause || !await window.Blazor.resumeCircuit()) { load(); }
    } catch {
      await fail("resume-failed");
    }
  };
  const reconnect = async () => {
    mark("show");
    try {
      if (!await window.Blazor.reconnect() && !await window.Blazor.resumeCircuit()) { load(); }
    } catch {
      await fail("failed");
    }
  };
  // One at a time: two would open two connections.
  const connect = how => { connecting ??= how().finally(() => { connecting = null; }); };
  const again = () => {
    if (is("paused") || is("resume-failed")) { connect(resume); }
    if (is("failed")) { connect(reconnect); }
  };

  // The event does not bubble, but every event goes down.
  document.addEventListener("components-reconnect-state-changed", event => {
    const { state } = event.detail;
    if (state === "show" || (state === "paused" && !place)) { keepPlace(); }
    if (state === "hide" && place) {
      goTo(place);
      place = null;
    }

    if (state === "rejected") { setTimeout(load, 800); }
  }, true);

  // The pause --------------------------------------------------------------------------------------------------------
  // A page that nobody looks at for minutes gives its connection and its memory on the server back, and is drawn anew from its address when it is
  // looked at. What somebody wrote, chose, pressed or was shown once on it stands nowhere else: such a page stays connected until it leads elsewhere.
  let worked = null;
  const work = () => { worked = location.href; };
  for (const sign of ["input", "change", "overlong"]) { addEventListener(sign, work, true); }
  addEventListener("click", event => {
    const pressed = event.target instanceof Element && event.target.closest("button, summary, [role=button]");
    if (pressed && !pressed.matches("[data-copy], [data-focus], [data-heard], [data-reconnect], [data-reload], [data-theme-switch], [popovertarget]")) { work(); }
  }, true);

  let timer = 0;
  let pausing = null;
  const pause = () => {
    if (worked === location.href || !window.Blazor?.pauseCircuit) {
      timer = setTimeout(pause, pauseAfter);
      return;
    }

    pausedAt = Date.now();
    pausing = window.Blazor.pauseCircuit().catch(() => false);
  };
  const turn = async () => {
    clearTimeout(timer);
    if (document.hidden) {
      timer = setTimeout(pause, pauseAfter);
      return;
    }

    await pausing;
    again();
  };
  document.addEventListener("visibilitychange", turn);
  document.addEventListener("click", event => {
    const at = selector => event.target instanceof Element && event.target.closest(selector);
    if (at("[data-reconnect]")) { again(); }
    if (at("[data-heard]")) { document.getElementById("drawn-anew").hidden = true; }
  });
  turn();
  loaded();
})();
