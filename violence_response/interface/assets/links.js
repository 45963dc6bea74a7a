// Links in text open in the same tab without loading the program again, and the back button returns from them; signing in
// leads back to the page that somebody came for.
//
// Streamlit marks every link in text to open a new tab. Here a plain click on one that leads to a page of this program
// changes the address and lets Streamlit know, as its own menu does. The links of our menu (menu.py) are opened the same
// way. Everything else stays with the browser: a click with a key held down, another site, a download, a route such as
// healthz.
(() => {
  "use strict";

  const base = new URL("./", window.location.href);

  const isPage = (url) => {
    if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) return false;
    const name = url.pathname.slice(base.pathname.length);
    return /^[\w-]*$/.test(name) && name !== "healthz";
  };

  // While a page looks back to a day (as_at in the address), every link to a page of this program looks back with it.
  // An empty as_at in a link leads back to today.
  const DAY = "as_at";

  // A link in a picture (SVG) has its address as an object, not as a text, and as it was written.
  const addressOf = (link) => new URL(link.getAttribute("href"), document.baseURI);

  const carry = (link) => {
    const url = addressOf(link);
    const day = new URLSearchParams(window.location.search).get(DAY);
    const own = url.searchParams.get(DAY);
    // What was put into a link while looking back must leave it when the page is at today again.
    const isOurs = own !== null && own === link.dataset.day;
    if (own === "" || (isOurs && !day)) url.searchParams.delete(DAY);
    else if (day && (own === null || isOurs)) url.searchParams.set(DAY, day);
    return url;
  };

  const linkAt = (event) => {
    const ours = "a[href][target='_blank'], .menu a[href], .menu-foot a[href], .drawing a[href]";
    const link = event.target instanceof Element ? event.target.closest(ours) : null;
    return link && !link.hasAttribute("download") ? link : null;
  };

  // A link of the menu that keeps the page adds its own parts to the address, and changes nothing else in it.
  const wanted = (link) => {
    if (!("keep" in link.dataset)) return carry(link);
    const url = new URL(window.location.href);
    addressOf(link).searchParams.forEach((value, name) => url.searchParams.set(name, value));
    return url;
  };

  // Before a link can be opened in a new tab or copied: when the pointer or the keyboard reaches it.
  const prepare = (event) => {
    const link = linkAt(event);
    if (!link || !(link.dataset.day || window.location.search.includes(DAY))) return;
    const url = addressOf(link);
    if (!isPage(url) || url.searchParams.get(DAY) === "") return;
    const carried = carry(link);
    if (carried.href === url.href) return;
    link.dataset.day = carried.searchParams.get(DAY) || "";
    link.setAttribute("href", carried.href);
  };
  document.addEventListener("pointerover", prepare, true);
  document.addEventListener("focusin", prepare, true);

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
      const link = linkAt(event);
      if (!link) return;
      if (!isPage(addressOf(link))) return;
      event.preventDefault();
      event.stopPropagation();
      open(wanted(link));
    },
    true,
  );

  // The menu is the same for every page; which one is open is marked here.
  const mark = () => {
    for (const link of document.querySelectorAll(".menu a[href]:not([data-keep])")) {
      const isOpen = new URL(link.href).pathname === window.location.pathname;
      if (isOpen === link.hasAttribute("aria-current")) continue;
      if (isOpen) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  };
  // What became of a save gets the keyboard's place: the form with the button that was pressed is gone.
  let said = null;
  const turnToWhatWasSaid = () => {
    const found = document.querySelector(".st-key-forms-said");
    if (found === said) return;
    said = found;
    if (!found) return;
    found.tabIndex = -1;
    found.focus();
  };
  new MutationObserver(turnToWhatWasSaid).observe(document.documentElement, { childList: true, subtree: true });

  new MutationObserver(mark).observe(document.documentElement, { childList: true, subtree: true });
  window.addEventListener("popstate", mark);

  // On a phone the menu covers the page: once a page is chosen, it makes way.
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element ? event.target.closest('[data-testid="stSidebar"] a[href]') : null;
      if (!link || window.innerWidth > 768) return;
      const close = document.querySelector('[data-testid="stSidebarCollapseButton"] button');
      if (close) window.setTimeout(() => close.click(), 0);
    },
    true,
  );

  // Signing in leads away from this program and back to its first page. Anyone who came for another page, by a link in the
  // digest say, is brought there. An attempt that was left is forgotten after a while.
  const WANTED = "violence_response.wanted";
  const PATIENCE_MS = 10 * 60 * 1000;

  document.addEventListener(
    "click",
    (event) => {
      if (!(event.target instanceof Element) || !event.target.closest('[class*="st-key-sign_in_"] button')) return;
      const wanted = { address: window.location.href, at: Date.now() };
      window.sessionStorage.setItem(WANTED, JSON.stringify(wanted));
    },
    true,
  );

  // The first screen that came with the page makes way for the one that the running page draws, or for what it
  // says instead.
  const giveWay = () => {
    const first = document.getElementById("first-screen");
    const root = document.getElementById("root");
    if (!first || !root) return;
    const leave = () => {
      drawn.disconnect();
      first.remove();
    };
    const look = () => root.querySelector(".drawing, [role='alert']") && leave();
    const drawn = new MutationObserver(look);
    drawn.observe(root, { childList: true, subtree: true });
    window.addEventListener("popstate", leave, { once: true });
    window.setTimeout(leave, 15000);
    look();
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", giveWay);
  else giveWay();

  const kept = window.sessionStorage.getItem(WANTED);
  if (kept && window.location.href === base.href) {
    window.sessionStorage.removeItem(WANTED);
    const { address, at } = JSON.parse(kept);
    const url = new URL(address);
    if (url.href !== base.href && isPage(url) && Date.now() - at < PATIENCE_MS) open(url);
  }
})();
