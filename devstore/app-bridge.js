// Stand-in for https://cdn.shopify.com/shopifycloud/app-bridge.js. It runs in the app's frame and asks the dev store's
// admin page (the top window) by postMessage: {devAppBridge: id, type, detail} up, {devAdmin: id, result | error} and
// {devAdminEvent, detail} down. The server sends app-bridge-elements.js right behind it, which adds the save bar and the
// modal. A block, not a function, keeps its names out of the app's window.
{
  const script = document.currentScript ?? document.querySelector("script[data-api-key]");
  const adminOrigin = new URL(script?.src || location.href).origin;
  const query = new URLSearchParams(location.search);
  const isEmbedded = window.top !== window;
  const FRAME_PARAMETERS = [
    "embedded",
    "host",
    "shop",
    "id_token",
    "hmac",
    "session",
    "timestamp",
    "locale",
  ];

  /* Asking the admin page */
  const pending = new Map();
  const onAdmin = new Map();
  let lastToken = null;
  addEventListener("message", ({ source, data }) => {
    if (source !== window.top || !data) return;
    if (data.devAdminEvent) onAdmin.get(data.devAdminEvent)?.(data.detail);
    const waiting = pending.get(data.devAdmin);
    if (!waiting) return;
    pending.delete(data.devAdmin);
    if (data.error) waiting.reject(new Error(data.error));
    else waiting.resolve(data.result);
  });
  const ask = (type, detail = null) =>
    new Promise((resolve, reject) => {
      if (!isEmbedded)
        return reject(new Error(`App Bridge: ${type} needs Shopify admin around the page.`));
      const id = crypto.randomUUID();
      pending.set(id, { resolve, reject });
      window.top.postMessage(
        { devAppBridge: id, type, detail: JSON.parse(JSON.stringify(detail)) },
        "*",
      );
    });
  const tell = (type, detail) => {
    void ask(type, detail).catch(() => undefined);
  };
  const refuse = (name) => () =>
    Promise.reject(new Error(`shopify.${name} is not available in the dev store's admin.`));

  /* Configuration: the first document has it in its address, later ones of the same tab remember it */
  const recall = (name) => {
    const key = `dev-app-bridge-${name}`;
    try {
      if (query.get(name)) sessionStorage.setItem(key, query.get(name));
      return query.get(name) ?? sessionStorage.getItem(key) ?? undefined;
    } catch {
      return query.get(name) ?? undefined;
    }
  };
  const config = {
    apiKey: script?.dataset.apiKey ?? document.querySelector("meta[name=shopify-api-key]")?.content,
    shop: recall("shop"),
    host: recall("host"),
    locale: query.get("locale") ?? "en",
  };

  /* Session tokens on same-origin requests; one retry with a fresh token when the app refuses the first */
  const idToken = async (options = {}) => {
    lastToken = await ask("idToken", { refused: options.refused ?? null });
    return lastToken;
  };
  const realFetch = window.fetch.bind(window);
  const fetchWithToken = async (request, options) => {
    const signed = new Request(request.clone());
    signed.headers.set("authorization", `Bearer ${await idToken(options)}`);
    signed.headers.set("x-requested-with", "XMLHttpRequest");
    return realFetch(signed);
  };
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const isOurs = new URL(request.url).origin === location.origin;
    if (!isEmbedded || !isOurs || request.headers.has("authorization"))
      return realFetch(input, init);
    let answer = await fetchWithToken(request);
    if (answer.headers.has("x-shopify-retry-invalid-session-request"))
      answer = await fetchWithToken(request, { refused: lastToken });
    const elsewhere = answer.headers.get("x-shopify-api-request-failure-reauthorize-url");
    if (elsewhere) openOutside(elsewhere);
    return answer;
  };

  /* Where the app is, and ways out of the frame */
  const reportLocation = () => {
    const search = new URLSearchParams(location.search);
    for (const name of FRAME_PARAMETERS) search.delete(name);
    const text = search.size > 0 ? `?${search}` : "";
    tell("location", {
      path: location.pathname + text + location.hash,
      title: document.title,
    });
  };
  const openOutside = (url) => {
    tell("open", { url: new URL(url, location.href).href });
  };
  const isOutside = (url, target) =>
    ["_top", "_parent"].includes(target) ||
    /^(shopify:|https:\/\/admin\.shopify\.com\/)/i.test(url);
  const realOpen = window.open.bind(window);
  const openWindow = (url, target, features) => {
    if (!isEmbedded || !isOutside(String(url ?? ""), target))
      return realOpen(url, target, features);
    openOutside(String(url));
    return null;
  };
  window.open = openWindow;
  document.addEventListener("click", (event) => {
    const anchor = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!anchor || !isEmbedded || event.defaultPrevented) return;
    if (!isOutside(anchor.getAttribute("href"), anchor.target)) return;
    event.preventDefault();
    openOutside(anchor.href);
  });
  for (const name of ["pushState", "replaceState"]) {
    const real = history[name].bind(history);
    history[name] = (...state) => {
      real(...state);
      reportLocation();
    };
  }
  addEventListener("popstate", reportLocation);

  /* Toasts */
  const toasts = new Map();
  const showToast = (message, options = {}) => {
    const id = `toast-${crypto.randomUUID()}`;
    toasts.set(id, options);
    const { duration = 5000, isError = false, action = null } = options;
    tell("toast.show", { id, message: String(message), duration, isError, action });
    return id;
  };
  onAdmin.set("toast.action", ({ id }) => toasts.get(id)?.onAction?.());
  onAdmin.set("toast.dismiss", ({ id }) => {
    toasts.get(id)?.onDismiss?.();
    toasts.delete(id);
  });

  /* The resource picker answers undefined when it was cancelled, else an array that is also its own `selection` */
  const resourcePicker = async (options) => {
    const chosen = await ask("resourcePicker", options);
    return chosen ? Object.assign(chosen, { selection: chosen }) : undefined;
  };

  const refuseAll = (name, methods) =>
    Object.fromEntries(methods.map((method) => [method, refuse(`${name}.${method}`)]));
  window.shopify = {
    config,
    origin: "https://admin.shopify.com",
    protocol: "https",
    ready: Promise.resolve(),
    environment: { embedded: isEmbedded, mobile: false, pos: false, intent: false },
    setSignals: () => undefined,
    idToken: () => idToken(),
    toast: { show: showToast, hide: (id) => tell("toast.hide", { id }) },
    loading: (isLoading) => tell("loading", { isLoading: isLoading !== false }),
    resourcePicker,
    app: { extensions: async () => [] },
    support: { registerHandler: async () => undefined },
    webVitals: { onReport: async () => undefined },
    user: refuse("user"),
    picker: refuse("picker"),
    reviews: refuseAll("reviews", ["request"]),
    scopes: {
      query: () => ask("scopes.query"),
      request: (scopes) => ask("scopes.request", { scopes }),
      ...refuseAll("scopes", ["revoke"]),
    },
    scanner: refuseAll("scanner", ["capture"]),
    intents: { ...refuseAll("intents", ["invoke"]), register: () => () => undefined },
    shopifyQL: { available: async () => false },
  };

  // For the other half alone: taken away again when it has read it.
  window.devAppBridge = { ask, tell, onAdmin, openOutside };

  const reload = query.get("shopify-reload");
  if (!isEmbedded && config.shop) {
    // Opened by itself: Shopify sends the visitor into the admin.
    const handle = config.shop.replace(".myshopify.com", "");
    location.replace(
      `${adminOrigin}/store/${handle}/apps/creator-ledger${location.pathname.replace(/^\/app(?=\/|$)/, "")}`,
    );
  } else if (reload) {
    // The bounce page names the app's own address; behind the proxy the page stays on the proxy's.
    void idToken().then((token) => {
      const asked = new URL(reload, location.origin);
      asked.searchParams.set("id_token", token);
      location.replace(asked.pathname + asked.search);
    });
  } else {
    tell("hello");
    reportLocation();
  }
}
