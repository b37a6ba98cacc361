// The other half of App Bridge's stand-in, sent behind app-bridge.js in one answer: the elements that the app gives to the
// admin page (navigation, title bar, save bar) and modals.
{
  const { ask, tell, onAdmin, openOutside } = window.devAppBridge;
  delete window.devAppBridge;

  /* Buttons and links that the app gives to the admin page: described there, clicked here */
  const describe = (element) => ({
    label: element.textContent.trim(),
    href: element.getAttribute("href"),
    variant: element.getAttribute("variant"),
    tone: element.getAttribute("tone"),
    section: element.closest("section")?.getAttribute("label") ?? null,
    disabled: element.hasAttribute("disabled"),
    loading: element.hasAttribute("loading") && element.getAttribute("loading") !== "false",
  });
  const actionsOf = (element) => (element ? [...element.querySelectorAll("a, button")] : []);
  const reported = new Map();
  const reportOnce = (type, detail) => {
    const text = JSON.stringify(detail);
    if (reported.get(type) === text) return;
    reported.set(type, text);
    tell(type, detail);
  };

  const navigation = () => document.querySelector("ui-nav-menu, s-app-nav");
  const reportNavigation = () =>
    reportOnce(
      "navMenu",
      actionsOf(navigation()).map((link) => ({ ...describe(link), isHome: link.rel === "home" })),
    );
  onAdmin.set("navigate", ({ href }) => {
    const link = actionsOf(navigation()).find((each) => each.getAttribute("href") === href);
    if (link) link.click();
    else openOutside(href);
  });

  const titleBar = () =>
    [...document.querySelectorAll("ui-title-bar")]
      .filter((each) => !each.closest("ui-modal"))
      .at(-1);
  const reportTitleBar = () => {
    const bar = titleBar();
    reportOnce(
      "titleBar",
      bar ? { title: bar.title, actions: actionsOf(bar).map(describe) } : null,
    );
  };
  onAdmin.set("titleBar.click", ({ index }) => actionsOf(titleBar())[index]?.click());

  /* The contextual save bar: of ui-save-bar elements and of forms with data-save-bar; the last one shown wins */
  const shownBars = new Set();
  const buttonsOf = (bar) => ({
    save: bar.querySelector("button[variant=primary]"),
    discard: bar.querySelector("button:not([variant=primary])"),
  });
  const isOn = (element, name) => (element.getAttribute(name) ?? "false") !== "false";
  const describeBar = (bar) => {
    const { save, discard } = buttonsOf(bar);
    const isForm = bar instanceof HTMLFormElement;
    const button = (element, label) => {
      const { disabled, loading, label: own } = element ? describe(element) : {};
      return { label: own || label, disabled: disabled ?? false, loading: loading ?? false };
    };
    return {
      save: button(isForm ? null : save, "Save"),
      discard: button(isForm ? null : discard, "Discard"),
      confirmsDiscard: isOn(bar, isForm ? "data-discard-confirmation" : "discardconfirmation"),
    };
  };
  const reportSaveBar = () => {
    for (const bar of shownBars) if (!bar.isConnected) shownBars.delete(bar);
    const bar = [...shownBars].at(-1);
    reportOnce("saveBar", bar ? describeBar(bar) : null);
  };
  const setShown = (bar, isShown) => {
    if (!bar || shownBars.has(bar) === isShown) return;
    if (isShown) shownBars.add(bar);
    else shownBars.delete(bar);
    bar.dispatchEvent(new Event(isShown ? "show" : "hide"));
    reportSaveBar();
  };
  onAdmin.set("saveBar.save", () => {
    const bar = [...shownBars].at(-1);
    if (bar instanceof HTMLFormElement) bar.requestSubmit();
    else if (bar) buttonsOf(bar).save?.click();
  });
  onAdmin.set("saveBar.discard", () => {
    const bar = [...shownBars].at(-1);
    if (bar instanceof HTMLFormElement) bar.reset();
    else if (bar) buttonsOf(bar).discard?.click();
  });
  onAdmin.set("saveBar.leave", () => {
    for (const bar of [...shownBars]) setShown(bar, false);
  });
  const leaveConfirmation = async () => {
    if (shownBars.size === 0) return;
    if (!(await ask("leaveConfirmation"))) return new Promise(() => {}); // Shopify's promise stays open, too
    for (const bar of [...shownBars]) setShown(bar, false);
  };

  const before = new WeakMap(); // form → its fields as they were before the merchant touched them
  const watched = new WeakSet();
  const fieldsOf = (form) =>
    JSON.stringify([...new FormData(form)].map(([name, value]) => [name, value.name ?? value]));
  const savedForm = (event) =>
    event.target instanceof Element ? event.target.closest("form[data-save-bar]") : null;
  const remember = (event) => {
    const form = savedForm(event);
    if (form && !before.has(form)) before.set(form, fieldsOf(form));
  };
  const compare = (event) => {
    const form = savedForm(event);
    if (form) setShown(form, !before.has(form) || before.get(form) !== fieldsOf(form));
  };
  const settle = (event) => {
    const form = savedForm(event);
    if (!form) return;
    setShown(form, false);
    if (event.type === "reset") return setTimeout(() => before.set(form, fieldsOf(form)));
    before.delete(form);
    if (watched.has(form)) return;
    // A form that comes back with errors still has something to save.
    watched.add(form);
    const errors = new MutationObserver(
      () => form.querySelector("[aria-invalid=true]") && setShown(form, true),
    );
    errors.observe(form, { subtree: true, childList: true, attributeFilter: ["aria-invalid"] });
  };
  for (const type of ["focusin", "pointerdown"]) document.addEventListener(type, remember, true);
  for (const type of ["input", "change"]) document.addEventListener(type, compare);
  for (const type of ["submit", "reset"]) document.addEventListener(type, settle, true);

  /* Custom elements */
  const observed = { subtree: true, childList: true, characterData: true, attributes: true };
  const reporting = (report) =>
    class extends HTMLElement {
      #observer = new MutationObserver(() => report());
      connectedCallback() {
        this.#observer.observe(this, observed);
        queueMicrotask(report);
      }
      disconnectedCallback() {
        this.#observer.disconnect();
        queueMicrotask(report);
      }
    };
  class SaveBar extends reporting(reportSaveBar) {
    get showing() {
      return shownBars.has(this);
    }
    show = async () => setShown(this, true);
    hide = async () => setShown(this, false);
    toggle = async () => setShown(this, !this.showing);
  }

  // A modal is a dialog of the app's own document: its content belongs to the app (React renders into `content`), and
  // the browser gives it the top layer, the focus trap and Esc. The admin page is told, and darkens what is around it.
  class Modal extends reporting(() => undefined) {
    #dialog = null;
    #content = null;
    get content() {
      this.#content ??= document.createElement("div");
      return this.#content;
    }
    get showing() {
      return this.#dialog?.open ?? false;
    }
    get src() {
      return this.getAttribute("src") ?? undefined;
    }
    get contentWindow() {
      return this.content.querySelector("iframe")?.contentWindow ?? null;
    }
    show = async () => {
      if (this.showing) return;
      this.#dialog ??= this.#build();
      document.body.append(this.#dialog);
      this.#dialog.showModal();
      tell("modal", { open: true });
      this.dispatchEvent(new Event("show"));
    };
    hide = async () => this.#dialog?.close();
    toggle = async () => (this.showing ? this.hide() : this.show());
    disconnectedCallback() {
      super.disconnectedCallback();
      this.#dialog?.close();
      this.#dialog?.remove();
    }
    #build() {
      const dialog = document.createElement("dialog");
      dialog.className = `dev-modal dev-modal-${this.getAttribute("variant") ?? "base"}`;
      const bar = this.querySelector("ui-title-bar");
      const [head, title, close, foot] = ["div", "h2", "button", "div"].map((name) =>
        document.createElement(name),
      );
      head.className = "dev-modal-head";
      foot.className = "dev-modal-foot";
      title.textContent = bar?.getAttribute("title") ?? "";
      dialog.setAttribute("aria-label", title.textContent || "Dialog");
      close.type = "button";
      close.textContent = "✕";
      close.setAttribute("aria-label", "Close");
      close.addEventListener("click", () => dialog.close());
      head.append(title, close);
      if (this.src) {
        const frame = Object.assign(document.createElement("iframe"), {
          src: this.src,
          title: title.textContent,
        });
        this.content.replaceChildren(frame);
      }
      const mirror = () => foot.replaceChildren(...actionsOf(bar).map(mirrored).reverse());
      mirror();
      if (bar) new MutationObserver(mirror).observe(bar, observed);
      dialog.append(head, this.content, foot);
      dialog.addEventListener("close", () => {
        tell("modal", { open: false });
        this.dispatchEvent(new Event("hide"));
      });
      return dialog;
    }
  }
  const mirrored = (element) => {
    const { label, disabled, loading, variant, tone } = describe(element);
    const button = Object.assign(document.createElement("button"), {
      type: "button",
      textContent: label,
    });
    button.className = [variant, tone].filter(Boolean).join(" ");
    button.disabled = disabled || loading;
    button.addEventListener("click", () => element.click());
    return button;
  };
  // A constructed sheet, because an element added to the head would break React's hydration of the document.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    ui-nav-menu, s-app-nav, ui-title-bar, ui-save-bar, ui-modal { display: none; }
    .dev-modal { border: 0; border-radius: 12px; padding: 0; width: min(620px, 94vw); max-height: 88vh; color: #303030; font: 13px/20px system-ui, sans-serif; }
    .dev-modal-small { width: min(380px, 94vw); } .dev-modal-large { width: min(980px, 94vw); } .dev-modal-max { width: 96vw; height: 92vh; }
    .dev-modal::backdrop { background: rgb(0 0 0 / 50%); }
    .dev-modal > .dev-modal-head, .dev-modal > .dev-modal-foot { display: flex; gap: 8px; align-items: center; padding: 12px 16px; background: #f3f3f3; }
    .dev-modal > .dev-modal-head { justify-content: space-between; } .dev-modal > .dev-modal-foot { justify-content: flex-end; } .dev-modal > .dev-modal-foot:empty { display: none; }
    .dev-modal h2 { margin: 0; font: 600 14px/20px system-ui, sans-serif; } .dev-modal > div { overflow: auto; } .dev-modal iframe { border: 0; width: 100%; height: 60vh; }
    .dev-modal :is(.dev-modal-head, .dev-modal-foot) button { font: inherit; padding: 4px 12px; border: 1px solid #8a8a8a; border-radius: 8px; background: #fff; cursor: pointer; }
    .dev-modal .dev-modal-foot button.primary { background: #303030; color: #fff; } .dev-modal .dev-modal-foot button.critical { background: #8e0b21; color: #fff; }
  `);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

  const overlays = (name, method) => async (id) => {
    const element = document.getElementById(id);
    if (typeof element?.[method] !== "function") throw new Error(`No ${name} has the id "${id}".`);
    return element[method]();
  };
  const overlayApi = (name) => ({
    show: overlays(name, "show"),
    hide: overlays(name, "hide"),
    toggle: overlays(name, "toggle"),
  });
  window.shopify.saveBar = { ...overlayApi("save bar"), leaveConfirmation };
  window.shopify.modal = overlayApi("modal");

  customElements.define("ui-nav-menu", reporting(reportNavigation));
  customElements.define("s-app-nav", reporting(reportNavigation));
  customElements.define("ui-title-bar", reporting(reportTitleBar));
  customElements.define("ui-save-bar", SaveBar);
  customElements.define("ui-modal", Modal);
  new MutationObserver(reportSaveBar).observe(document, { childList: true, subtree: true });
}
