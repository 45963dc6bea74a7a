// Says in a sentence when the page has no connection to the program, and keeps what was typed.
//
// Streamlit draws nothing while its websocket is blocked, and after a restart of the server it draws the fields of a form
// again for a new visit. Here the state of the connection, which Streamlit writes on its outermost element, is looked at
// twice a second. What is in the fields when the connection goes is put into the fields of the same label when it returns;
// what has no field any more is shown, to be copied.
(() => {
  "use strict";

  const EVERY_MS = 500;
  const PATIENCE_MS = { first: 8000, later: 1500 };
  const FIELDS = '[data-testid="stTextArea"] textarea, [data-testid="stTextInput"] input';
  const FILES = '[data-testid="stFileUploaderFileName"]';
  const LOOK =
    "position:fixed;top:0;left:0;right:0;z-index:1000100;padding:0.75rem 1rem;background:#fff7bf;color:#0b0c0c;" +
    "border-bottom:4px solid #594d00;font-family:sans-serif;font-size:1rem;line-height:1.5;white-space:pre-wrap";

  let wasConnected = false;
  let lostAt = null;
  let backAt = null;
  let typed = [];
  let files = [];
  let banner = null;
  let isPut = false;
  let isTold = false;

  const app = () => document.querySelector('[data-testid="stApp"]');
  const isConnected = () => app()?.getAttribute("data-test-connection-state") === "CONNECTED";
  const isAtRest = () => app()?.getAttribute("data-test-script-state") === "notRunning";
  const fields = () => [...document.querySelectorAll(FIELDS)];
  const texts = (found) => [...document.querySelectorAll(found)].map((each) => each.textContent.trim());

  const silence = () => {
    if (banner) banner.remove();
    banner = null;
  };

  const say = (words, canClose) => {
    if (banner?.dataset.words === words) return;
    silence();
    banner = document.createElement("div");
    banner.dataset.words = words;
    banner.dataset.testid = "connection";
    banner.setAttribute("role", "alert");
    banner.style.cssText = LOOK;
    document.body.append(banner);
    banner.append(words);
    if (!canClose) return;
    const close = document.createElement("button");
    close.textContent = "Close";
    close.style.cssText = "margin-left:1rem;padding:0.25rem 0.75rem;font:inherit";
    close.addEventListener("click", () => {
      typed = [];
      silence();
    });
    banner.append(close);
  };

  // Streamlit's own box speaks of its command line, to people who have none.
  const hideStreamlitsWords = () => {
    for (const box of document.querySelectorAll('[role="dialog"]')) {
      if (!box.textContent.includes("Is Streamlit still running")) continue;
      (box.closest('[data-testid="stDialog"]') || box).style.display = "none";
    }
    // A box that is open hides all else from screen readers.
    banner?.removeAttribute("aria-hidden");
  };

  const remember = () => {
    isPut = false;
    isTold = false;
    // What is in the address, such as words looked for, comes back by itself.
    const inAddress = [...new URLSearchParams(window.location.search).values()];
    const present = fields()
      .filter((field) => field.value.trim() && !inAddress.includes(field.value.trim()))
      .map((field) => ({ label: field.getAttribute("aria-label") || "", value: field.value }));
    const isPresent = (one) => present.some((each) => each.label === one.label && each.value === one.value);
    typed = [...present, ...typed.filter((one) => !isPresent(one))];
    files = texts(FILES);
  };

  const put = (field, value) => {
    const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  // What has no field now gets one when the box that it was in is opened again.
  const putBack = () => {
    const waiting = typed.filter(({ label, value }) => {
      const same = fields().filter((field) => field.getAttribute("aria-label") === label);
      const place = same.find((field) => field.value === value) || same.find((field) => !field.value);
      if (!place) return true;
      // A field that only looks the same belongs to a form that was drawn again: it has to notice what is in it.
      put(place, `${value} `);
      put(place, value);
      isPut = true;
      return false;
    });
    if (isTold && waiting.length === typed.length) return;
    isTold = true;
    typed = waiting;
    const said = [];
    const lines = waiting.map(({ label, value }) => (label ? `${label}: ${value}` : value));
    if (lines.length) {
      said.push(`This is not saved; it is put into its field when you open the form again:\n${lines.join("\n")}\n`);
    }
    if (isPut) said.push("What you typed is in its field, but not saved yet; look at the choices beside it before you save.");
    if (files.length) said.push(`Please add these files again: ${files.join(", ")}.`);
    if (said.length) say(`The connection is back. ${said.join(" ")}`, true);
    else silence();
  };

  const noConnection = () => {
    if (lostAt === null) {
      lostAt = Date.now();
      // A connection that goes again while the last one settles must not forget what is still to be put back.
      if (wasConnected && backAt === null) remember();
      backAt = null;
    }
    if (Date.now() - lostAt < (wasConnected ? PATIENCE_MS.later : PATIENCE_MS.first)) return;
    if (!wasConnected) {
      say(
        "This page cannot connect to the program. Please load it again; if that does not help, ask the people who look " +
          `after your network to let web socket connections to ${window.location.host} through.`,
      );
      return;
    }
    const rest = typed.length || files.length ? " What you have typed or added is not saved yet." : "";
    say(`The connection to the program is lost; this page tries again by itself, so please leave it open.${rest}`);
  };

  window.setInterval(() => {
    if (!isConnected()) {
      noConnection();
      hideStreamlitsWords();
      return;
    }
    if (lostAt !== null && wasConnected) {
      backAt = Date.now();
      // A server that was started again knows nothing of this page until it is asked for it.
      window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    } else if (lostAt !== null) silence();
    lostAt = null;
    wasConnected = true;
    if (backAt !== null && isAtRest() && Date.now() - backAt > PATIENCE_MS.later) {
      backAt = null;
      putBack();
    } else if (backAt === null && isTold && typed.length && isAtRest()) putBack();
  }, EVERY_MS);
})();
