// `node --import ./devstore/preload.mjs …` sends a process's calls to *.myshopify.com, and to the host of bulk results, to the dev store; the app is unchanged.
// Remix later replaces fetch and Headers by its own: the platform's are taken now, and fetch is made to stay.
const { fetch: realFetch, Headers } = globalThis;
const { DEV_STORE_ORIGIN } = process.env;

if (!DEV_STORE_ORIGIN)
  throw new Error("devstore/preload.mjs needs DEV_STORE_ORIGIN, e.g. http://localhost:4600");

/** Where Shopify leaves the results of bulk operations. */
const RESULTS_HOST = "storage.googleapis.com";

const isLocal = (hostname) =>
  hostname === "localhost" ||
  hostname.endsWith(".localhost") ||
  hostname === "127.0.0.1" ||
  hostname === "[::1]";

/** The pieces of a request that may be a URL, a text, the platform's Request or somebody else's. */
async function partsOf(input, init) {
  const isRequest = typeof input === "object" && !(input instanceof URL) && "url" in input;
  const headers = new Headers(isRequest ? [...input.headers] : []);
  for (const [name, value] of new Headers(init.headers ?? {})) headers.set(name, value);
  const method = (init.method ?? (isRequest ? input.method : "GET")).toUpperCase();
  const hasBody = method !== "GET" && method !== "HEAD";
  const own = isRequest && hasBody && input.body ? await input.arrayBuffer() : undefined;
  return {
    headers,
    method,
    body: hasBody ? (init.body ?? own) : undefined,
    signal: init.signal ?? (isRequest ? input.signal : undefined),
  };
}

async function fetchOrDevStore(input, init = {}) {
  const url = new URL(typeof input === "object" && "url" in input ? input.url : String(input));
  if (!url.hostname.endsWith(".myshopify.com") && url.hostname !== RESULTS_HOST) {
    if (/^https?:$/.test(url.protocol) && !isLocal(url.hostname))
      throw new TypeError(
        `fetch of ${url.origin} refused: beside the dev store only localhost is reached`,
      );
    return realFetch(input, init);
  }
  const { headers, method, body, signal } = await partsOf(input, init);
  headers.set("x-dev-store-shop", url.hostname);
  headers.delete("host");
  headers.delete("content-length");
  return realFetch(new URL(url.pathname + url.search, DEV_STORE_ORIGIN), {
    method,
    headers,
    body,
    redirect: init.redirect ?? "follow",
    ...(signal ? { signal } : {}),
    // A stream is sent while it is read; the platform asks for it to be said.
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
  });
}

Object.defineProperty(globalThis, "fetch", {
  configurable: true,
  get: () => fetchOrDevStore,
  set: () => undefined,
});
