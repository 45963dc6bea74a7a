// Put into every page before its own scripts: notes, by the page's own clock, when things became visible and when it went quiet.
(() => {
  const seen = { sentence: null, changed: null, lastChange: 0, pressed: null, before: null };
  window.__seen = seen;
  const wanted = __WANTED__;

  const visible = (selector, count) => {
    const shown = [...document.querySelectorAll(selector)].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && box.height > 0 && box.top < innerHeight && element.textContent.trim() !== "";
    });
    return shown.length >= count;
  };
  const running = () =>
    !document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]');
  const sentence = () => document.querySelector('[data-testid="stMain"] strong')?.innerText ?? "";

  // Looked at before each frame that is painted, so a time is never earlier than what a person can see.
  const look = () => {
    const now = performance.now();
    if (seen.sentence === null && wanted.sentence.every(([selector, count]) => visible(selector, count))) {
      seen.sentence = now;
    }
    if (seen.pressed !== null && seen.changed === null && sentence() !== seen.before) seen.changed = now;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  new MutationObserver(() => { seen.lastChange = performance.now(); })
    .observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.lastChange = Math.max(seen.lastChange, entry.responseEnd);
  }).observe({ type: "resource", buffered: true });

  // A filter change begins with the key that takes the choice.
  window.__armed = () => {
    seen.before = sentence();
    addEventListener("keydown", (event) => {
      if (event.key === "Enter") { seen.pressed = performance.now(); seen.changed = null; }
    }, { capture: true, once: true });
  };

  // Whole: what was wanted is there, the script has run to its end, and for a while nothing has changed.
  window.__whole = (quiet) =>
    seen.sentence !== null && !running()
    && wanted.whole.every((selector) => document.querySelector(selector))
    && (seen.pressed === null || seen.changed !== null)
    && performance.now() - seen.lastChange > quiet;
})();
