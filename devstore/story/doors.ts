// The doors the story goes through: the dev store's control API, and the app's own pages as a merchant's browser uses them.
import { setTimeout as sleep } from "node:timers/promises";

const ANSWER_MS = 60_000;
/** Shopify's library answers 410 to what does not look like a browser. */
const BROWSER =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36";
/** A session token lives a minute. */
const TOKEN_MS = 30_000;
/** A page may be asked again: the app is busy with what it was told. */
const TRIES = 4;

export type Fields = Readonly<Record<string, string | readonly string[] | null>>;

export type Store = Readonly<{
  get: <T>(path: string) => Promise<T>;
  post: <T>(path: string, body: object) => Promise<T>;
}>;

export type App = Readonly<{
  /** What a page shows, as its loader gives it. */
  load: <T>(path: string, route: string) => Promise<T>;
  /** Sends a form as the page does; the address it leads to, or null when the page stays. A refused field is an error. */
  submit: (path: string, route: string, fields: Fields) => Promise<string | null>;
  /** As submit, but the page's answer. */
  ask: <T>(path: string, route: string, fields: Fields) => Promise<T>;
  text: (path: string) => Promise<string>;
  /** Sends a public form; the page that answers. */
  fill: (path: string, fields: Fields) => Promise<string>;
  /** Follows a creator's link as far as the shop's address. */
  follow: (slug: string, to: string, referrer: string | null) => Promise<URL>;
}>;

/** The control API at an origin, for the shop "demo". */
export function storeAt(origin: string): Store {
  const call = async <T>(path: string, init: RequestInit): Promise<T> => {
    const answer = await fetch(`${origin}/control/${path}`, {
      ...init,
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const body = await answer.text();
    if (!answer.ok)
      throw new Error(`The dev store answered ${answer.status} to ${path}: ${body.slice(0, 300)}`);
    return JSON.parse(body) as T;
  };
  return {
    get: (path) => call(path, {}),
    post: (path, body) =>
      call(path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
  };
}

/** The app's pages at an origin, seen by the merchant of the shop "demo". */
export function appAt(origin: string, store: Store): App {
  let token = { text: "", until: 0 };
  const headers = async () => {
    if (Date.now() > token.until) {
      const { token: text } = await store.get<{ token: string }>("session-token?shop=demo");
      token = { text, until: Date.now() + TOKEN_MS };
    }
    return { authorization: `Bearer ${token.text}`, "user-agent": BROWSER };
  };
  const call = async (path: string, init: RequestInit): Promise<Response> => {
    for (let turn = 1; ; turn += 1) {
      const answer = await fetch(origin + path, {
        ...init,
        headers: await headers(),
        redirect: "manual",
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      if (answer.status < 400) return answer;
      const body = await answer.text();
      if (answer.status < 500 || turn === TRIES)
        throw new Error(`The app answered ${answer.status} to ${path}: ${body.slice(0, 300)}`);
      await sleep(500 * turn);
    }
  };
  const send = (path: string, route: string, fields: Fields) =>
    call(withRoute(path, route), { method: "POST", body: formOf(fields) });
  return {
    load: async <T>(path: string, route: string) =>
      (await (await call(withRoute(path, route), {})).json()) as T,
    submit: async (path, route, fields) => {
      const answer = await send(path, route, fields);
      const next = answer.headers.get("x-remix-redirect") ?? answer.headers.get("location");
      if (!next) refuse(path, await answer.text());
      return next;
    },
    ask: async <T>(path: string, route: string, fields: Fields) =>
      (await (await send(path, route, fields)).json()) as T,
    text: async (path) => (await call(path, {})).text(),
    fill: async (path, fields) =>
      (await call(path, { method: "POST", body: formOf(fields) })).text(),
    follow: (slug, to, referrer) => follow(origin, { slug, to, referrer }),
  };
}

/** Remix gives a route's data instead of its document when the address names the route. */
function withRoute(path: string, route: string): string {
  return `${path}${path.includes("?") ? "&" : "?"}_data=${encodeURIComponent(`routes/${route}`)}`;
}

function formOf(fields: Fields): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const each of typeof value === "string" ? [value] : (value ?? [])) form.append(name, each);
  return form;
}

/** A page that stays answers what the form made of the fields; errors in it are told. */
function refuse(path: string, body: string): void {
  const { error } = (JSON.parse(body || "null") ?? {}) as { error?: Record<string, string[]> };
  if (error && Object.keys(error).length > 0)
    throw new Error(`The app refused the form of ${path}: ${JSON.stringify(error)}`);
}

async function follow(
  origin: string,
  { slug, to, referrer }: Readonly<{ slug: string; to: string; referrer: string | null }>,
): Promise<URL> {
  const answer = await fetch(`${origin}/r/${slug}?to=${encodeURIComponent(to)}`, {
    headers: { "user-agent": BROWSER, ...(referrer ? { referer: referrer } : {}) },
    redirect: "manual",
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  const location = answer.headers.get("location");
  if (!location) throw new Error(`The link ${slug} leads nowhere: ${answer.status}.`);
  const shop = new URL(location);
  const redirect = shop.searchParams.get("redirect");
  return redirect ? new URL(redirect, shop.origin) : shop;
}

/** Works through a list, some at a time, in the order of the list. */
export async function eachOf<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const index = next;
      next += 1;
      await work(items[index] as T, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane));
}
