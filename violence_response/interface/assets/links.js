// Links in text open in the same tab without loading the program again, and the back button returns from them.
//
// Streamlit marks every link in text to open a new tab. Here a plain click on one that leads to a page of this program
// changes the address and lets Streamlit know, as its own menu does. Everything else stays with the browser: a click
// with a key held down, another site, a download, a route such as healthz.
(() => {
  "use strict";

  const base = new URL("./", window.location.href);

  const isPage = (url) => {
    if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) return false;
    const name = url.pathname.slice(base.pathname.length);
    return /^[\w-]*$/.test(name) && name !== "healthz";
  };

  const open = (url) => {
    const method = url.href === window.location.href ? "replaceState" : "pushState";
    window.history[method]({}, "", url.pathname + url.search + url.hash);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    window.scrollTo(0, 0);
    const main = document.querySelector('[data-testid="stMain"]');
    if (main) main.scrollTo(0, 0);
  };

  document.addEventListener(
    "click",
    (event) => {
      if (event.defaultPrevented || event.button !== 0) return;
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest("a[href][target='_blank']") : null;
      if (!link || link.hasAttribute("download")) return;
      const url = new URL(link.href);
      if (!isPage(url)) return;
      event.preventDefault();
      event.stopPropagation();
      open(url);
    },
    true,
  );

  // On a phone the menu covers the page: once a page is chosen, it makes way, as Streamlit's own menu does.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest('[data-testid="stSidebar"] a[href]') : null;
    if (!link || window.innerWidth > 768) return;
    const close = document.querySelector('[data-testid="stSidebarCollapseButton"] button');
    if (close) window.setTimeout(() => close.click(), 0);
  });
})();
