/*
 * Daric's checkout in a window over your page.
 *
 *   <script src="https://pay.example.com/embed.js" async></script>
 *   <button data-daric-invoice="inv_…">Pay</button>
 *
 * or, from a script: Daric.open({ invoiceId: "inv_…", onPaid() { … }, onClose() { … } })
 *
 * Both take the checkout's language, data-daric-language or language: "fr"; without one it is the customer's own.
 *
 * What the window reports is a hint for your page and proves nothing: anybody can call your page's functions. Deliver
 * only after your server heard it from a webhook or from the API.
 *
 * Under a Content-Security-Policy it needs script-src and frame-src for this origin, and no 'unsafe-inline'.
 */
(() => {
  "use strict";
  if (window.Daric) return;

  const home = new URL(document.currentScript.src).origin;
  const callbacks = {
    "daric.loaded": "onLoaded",
    "daric.seen": "onSeen",
    "daric.paid": "onPaid",
    "daric.expired": "onExpired",
    "daric.cancelled": "onCancelled",
  };
  const css = `
    .daric-window { width: min(28rem, 100vw - 2rem); max-width: none; max-height: none; margin: auto; padding: 0;
      border: 0; border-radius: 16px; overflow: hidden; background: #fff; color: #1c1e26; color-scheme: light dark;
      font: 16px/1.5 system-ui, sans-serif; box-shadow: 0 24px 64px -12px rgb(15 17 23 / 0.45); }
    .daric-window::backdrop { background: rgb(15 17 23 / 0.55); }
    .daric-window[open] { animation: daric-rise 180ms ease-out; }
    .daric-window header { display: flex; align-items: center; justify-content: space-between; box-sizing: border-box;
      height: 48px; padding: 0 6px 0 20px; font-weight: 600; }
    .daric-window iframe { display: block; width: 100%; height: 40rem; max-height: calc(100dvh - 6rem); border: 0; }
    .daric-window button { width: 40px; height: 40px; padding: 0; border: 0; border-radius: 8px; background: none;
      color: inherit; font: 26px/40px system-ui, sans-serif; cursor: pointer; }
    .daric-window button:hover { background: rgb(127 127 127 / 0.18); }
    .daric-window button:focus-visible { outline: 3px solid #4f7cff; outline-offset: -3px; }
    .daric-window p { position: absolute; inset: 48px 0 0; margin: 0; padding: 40% 2rem 0; text-align: center; background: inherit; }
    .daric-window p[hidden] { display: none; }
    .daric-window a { color: inherit; }
    @keyframes daric-rise { from { opacity: 0; transform: translateY(12px); } }
    @media (prefers-color-scheme: dark) { .daric-window { background: #14161d; color: #f2f1ee; } }
    @media (prefers-reduced-motion: reduce) { .daric-window[open] { animation: none; } }
    @media (max-width: 480px) {
      .daric-window { width: 100vw; height: 100dvh; border-radius: 0; }
      .daric-window iframe { height: calc(100dvh - 48px) !important; max-height: none; }
    }`;
  let current;

  function addStyle() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    addStyle = () => {};
  }

  function addressOf({ invoiceId, checkoutUrl }) {
    if (checkoutUrl === undefined && !/^inv_[0-9a-z]+$/.test(invoiceId))
      throw new TypeError("Daric.open needs an invoiceId or a checkoutUrl");
    const url = new URL(checkoutUrl ?? `/pay/${invoiceId}`, home);
    if (url.protocol !== "https:" && url.protocol !== "http:")
      throw new TypeError("The checkoutUrl must be a web address");
    return url;
  }

  function element(name, properties, parent) {
    return parent.appendChild(Object.assign(document.createElement(name), properties));
  }

  /** Opens the checkout. Returns the way to close it. A window that is open already is closed first. */
  function open(options) {
    const page = addressOf(options);
    const source = new URL(page);
    source.searchParams.set("embed", "1");
    source.searchParams.set("origin", location.origin);
    if (options.language) source.searchParams.set("lang", options.language);
    current?.close();
    addStyle();

    const label = options.label ?? "Payment";
    const dialog = element("dialog", { className: "daric-window" }, document.body);
    dialog.setAttribute("aria-label", label);
    const bar = element("header", { textContent: label }, dialog);
    const button = element("button", { type: "button", textContent: "\u00d7" }, bar);
    button.setAttribute("aria-label", options.closeLabel ?? "Close");
    const wait = element("p", { textContent: "Loading\u2026 " }, dialog);
    element("a", { href: page.href, target: "_blank", rel: "noopener", textContent: "Open in a new tab" }, wait);
    const frame = element("iframe", { title: label, src: source.href, allow: "clipboard-write" }, dialog);
    const overflow = document.documentElement.style.overflow;
    const before = document.activeElement;
    const close = () => {
      dialog.close();
      end();
    };

    // Only from the checkout that was opened, in the window that was opened.
    const hear = ({ origin, source: sender, data }) => {
      if (origin !== source.origin || sender !== frame.contentWindow || typeof data?.type !== "string") return;
      if (data.type === "daric.resize" && data.height > 0) frame.style.height = `${Math.ceil(data.height)}px`;
      if (data.type === "daric.loaded") wait.hidden = true;
      if (data.type === "daric.closed") close();
      options[callbacks[data.type]]?.({ invoiceId: data.invoice_id, status: data.status });
    };
    // The page is as it was as soon as the window is closed: the dialog's own event comes later, when another may be open.
    const end = () => {
      if (!dialog.isConnected) return;
      removeEventListener("message", hear);
      dialog.remove();
      document.documentElement.style.overflow = overflow;
      before?.focus?.();
      current = undefined;
      options.onClose?.();
    };
    button.addEventListener("click", close);
    dialog.addEventListener("close", end);
    addEventListener("message", hear);
    document.documentElement.style.overflow = "hidden";
    dialog.showModal();
    button.focus();
    current = { close };
    return current;
  }

  /** `daric:paid` and the others on the button that opened the window. */
  function eventsOn(target) {
    const tell = (name) => (detail) =>
      target.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
    return {
      onLoaded: tell("daric:loaded"),
      onSeen: tell("daric:seen"),
      onPaid: tell("daric:paid"),
      onExpired: tell("daric:expired"),
      onCancelled: tell("daric:cancelled"),
      onClose: tell("daric:closed"),
    };
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest?.("[data-daric-invoice]");
    if (!target || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    const { daricInvoice: invoiceId, daricLanguage: language } = target.dataset;
    open({ invoiceId, language, ...eventsOn(target) });
  });

  window.Daric = Object.freeze({ open });
})();
