// The admin page around the app: answers App Bridge (app-bridge.js) and shows what the app hands over.
import { confirmLeaving, confirmOpening } from "./dialogs.js";
import { pickResources } from "./picker.js";
import { queryScopes, requestScopes } from "./scopes.js";
import { createToasts } from "./toasts.js";

const config = JSON.parse(document.getElementById("config").textContent);
const one = (selector) => document.querySelector(selector);
const frame = one("iframe");
const home = `/store/${config.handle}/apps/creator-ledger`;
let saveBar = null;
let token = null;

function tellApp(name, detail = {}) {
  frame.contentWindow?.postMessage({ devAdminEvent: name, detail }, config.proxyOrigin);
}

/** A session token lives a minute; one is used again while it has half of that left and was not refused. */
async function sessionToken(refused) {
  if (token && token.value !== refused && Date.now() < token.goodUntil) return token.value;
  const answer = await fetch(`/store/${config.handle}/session-token`);
  if (!answer.ok) throw new Error(`The dev store gave no session token (${answer.status}).`);
  token = { value: (await answer.json()).token, goodUntil: Date.now() + 30_000 };
  return token.value;
}

/** Loads a page of the app as Shopify does: with shop, host and a session token in its address. */
async function openApp(path) {
  const url = new URL(path, config.proxyOrigin);
  for (const [name, value] of Object.entries(config.parameters)) url.searchParams.set(name, value);
  url.searchParams.set("id_token", await sessionToken(null));
  frame.src = url.href;
}

async function openOutside(address) {
  const url = new URL(address, config.proxyOrigin);
  if ([config.proxyOrigin, config.appOrigin].includes(url.origin))
    return openApp(url.pathname + url.search);
  if (url.protocol === "shopify:" || url.hostname === "admin.shopify.com")
    return confirmOpening(url.href.replace(/^.*?admin(\.shopify\.com\/store\/[^/]+)?\//, ""));
  if (["https:", "http:"].includes(url.protocol)) location.assign(url.href);
}

async function mayLeave() {
  if (!saveBar) return true;
  const leaves = await confirmLeaving();
  if (leaves) tellApp("saveBar.leave");
  return leaves;
}

function showSaveBar(bar) {
  saveBar = bar;
  one(".save-bar").hidden = bar === null;
  if (!bar) return;
  for (const name of ["save", "discard"]) {
    const button = one(`[data-save-bar="${name}"]`);
    button.textContent = bar[name].label;
    button.disabled = bar[name].disabled || bar[name].loading;
    button.setAttribute("aria-busy", String(bar[name].loading));
  }
}

async function discard() {
  if (
    saveBar?.confirmsDiscard &&
    !(await confirmLeaving("Discard all unsaved changes?", "Discard changes"))
  )
    return;
  tellApp("saveBar.discard");
}

function showTitleBar(bar) {
  one(".title-bar h1").textContent = bar?.title || "Creator Ledger";
  const buttons = (bar?.actions ?? []).map((action, index) => {
    const button = document.createElement("button");
    button.textContent = action.section ? `${action.section}: ${action.label}` : action.label;
    button.className = [action.variant, action.tone].filter(Boolean).join(" ");
    button.disabled = action.disabled || action.loading;
    button.addEventListener("click", () => tellApp("titleBar.click", { index }));
    return button;
  });
  one(".title-bar .actions").replaceChildren(...buttons.reverse());
}

function adminPath(path) {
  return home + path.replace(/^\/app(?=[/?#]|$)/, "");
}

function showNavigation(links) {
  const items = links.map((link) => {
    const anchor = document.createElement("a");
    anchor.href = adminPath(link.href);
    anchor.textContent = link.label;
    anchor.dataset.href = link.href;
    const item = document.createElement("li");
    item.hidden = link.isHome;
    item.append(anchor);
    return item;
  });
  one("#app-navigation").replaceChildren(...items);
  const start = links.find((link) => link.isHome);
  if (start) one("#app-home").dataset.href = start.href;
  markCurrent();
}

/** The link whose path is the longest beginning of the page's is the current one; the app's own name else. */
function markCurrent() {
  const links = [...document.querySelectorAll("nav a[data-href]")].filter(
    (a) => !a.closest("[hidden]"),
  );
  const fits = (link) => {
    const path = new URL(link.href).pathname;
    return location.pathname === path || location.pathname.startsWith(`${path}/`);
  };
  const length = (link) => new URL(link.href).pathname.length;
  const current = links.filter(fits).sort((a, b) => length(b) - length(a))[0];
  for (const link of links) link.removeAttribute("aria-current");
  current?.setAttribute("aria-current", "page");
}

function followApp({ path, title }) {
  history.replaceState(history.state, "", adminPath(path));
  document.title = `${title || "Creator Ledger"} · ${config.shopName}`;
  markCurrent();
}

function startOver() {
  showSaveBar(null);
  showTitleBar(null);
  one(".loading").hidden = true;
  document.body.classList.remove("behind-modal");
}

const toasts = createToasts(one(".toasts"), tellApp);
const answers = {
  hello: startOver,
  idToken: ({ refused }) => sessionToken(refused),
  location: followApp,
  open: ({ url }) => void openOutside(url),
  navMenu: showNavigation,
  titleBar: showTitleBar,
  saveBar: showSaveBar,
  leaveConfirmation: mayLeave,
  modal: ({ open }) => void document.body.classList.toggle("behind-modal", open),
  loading: ({ isLoading }) => {
    one(".loading").hidden = !isLoading;
  },
  "toast.show": toasts.show,
  "toast.hide": toasts.hide,
  resourcePicker: (options) => pickResources(config.handle, options),
  "scopes.query": () => queryScopes(config.handle),
  "scopes.request": ({ scopes }) => requestScopes(config.handle, scopes),
};

async function answer({ data, source, origin }) {
  if (origin !== config.proxyOrigin || !data?.devAppBridge) return;
  // A page inside one of the app's own modals may ask, but the frame around it is the main page's.
  const isMain = source === frame.contentWindow;
  if (!isMain && !["idToken", "resourcePicker", "toast.show", "toast.hide"].includes(data.type))
    return;
  const reply = (body) => source.postMessage({ devAdmin: data.devAppBridge, ...body }, origin);
  try {
    const known = answers[data.type];
    if (!known) throw new Error(`The dev store's admin does not know "${data.type}".`);
    reply({ result: await known(data.detail) });
  } catch (error) {
    reply({ error: String(error.message ?? error) });
  }
}

addEventListener("message", answer);
for (const event of window.early) void answer(event);
window.early = null;

one("nav").addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-href]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  if (!(await mayLeave())) return;
  document.body.classList.remove("menu-open");
  one("#menu").setAttribute("aria-expanded", "false");
  tellApp("navigate", { href: link.dataset.href });
});
one("#menu").addEventListener("click", () => {
  const isOpen = document.body.classList.toggle("menu-open");
  one("#menu").setAttribute("aria-expanded", String(isOpen));
});
one('[data-save-bar="save"]').addEventListener("click", () => tellApp("saveBar.save"));
one('[data-save-bar="discard"]').addEventListener("click", discard);
