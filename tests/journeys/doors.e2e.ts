// The outside of the web process: where links lead, who may frame what, what a slow, odd or endless request meets.
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, writeRaw } from "../support/attack.ts";
import { headersOf, sign } from "../support/door.ts";
import { type Stack, startStack, USER_AGENT } from "../support/stack.ts";
import { signed } from "../support/storefront.ts";
import { type Db, makeTenant, openTables, type Tenant } from "../support/tenant.ts";

let stack: Stack;
let db: Db;
let own: Tenant;

beforeAll(async () => {
  stack = await startStack();
  db = openTables(stack);
  own = await makeTenant(stack, db, { handle: "demo", mark: "Aardvark", minor: 1_234_500n });
});

afterAll(async () => {
  await db?.$disconnect();
  await stack?.stop();
});

const visit = (where: string, init: RequestInit = {}) =>
  fetch(`${stack.app}${where}`, {
    redirect: "manual",
    ...init,
    headers: { "user-agent": USER_AGENT, ...init.headers },
  });

/** Ways out of a shop: other hosts in every disguise, other schemes, and bytes that would begin a header of their own. */
const waysOut: readonly string[] = [
  "//evil.example",
  "///evil.example",
  "////evil.example/%2e%2e",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "\u0000//evil.example",
  " //evil.example",
  "https:evil.example",
  "https://evil.example",
  "http:///evil.example",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x",
  "//user:pass@evil.example",
  "@evil.example",
  ":80@evil.example/",
  ".evil.example",
  "%2f%2fevil.example",
  "/%2fevil.example",
  "/%2f%2fevil.example",
  "/%252f%252fevil.example",
  "/%25252f%25252fevil.example",
  "/%5cevil.example",
  "/%09/evil.example",
  "/.%2f/evil.example",
  "/..//evil.example",
  "/../..//evil.example",
  "/x/..//evil.example",
  "/%2e%2e//evil.example",
  "/\u2044evil.example",
  "\uff0f\uff0fevil.example",
  "//\u0435vil.example",
  "/\r\nset-cookie: a=b",
  "/%0d%0aset-cookie:%20a=b",
  "/%250d%250aset-cookie:%20a=b",
  "/\u560d\u560aset-cookie: a=b",
  "/ok\r\n\r\n<script>alert(1)</script>",
  "//demo.myshopify.com.evil.example",
  "/".repeat(5_000),
  "?redirect=//evil.example",
  "#//evil.example",
  "/discount/EVIL?redirect=//evil.example",
  "/?redirect=https://evil.example&return_to=//evil.example",
];

test("a link leads into its own shop alone, by one header, whatever it is asked for", async () => {
  const wrong: unknown[] = [];
  for (const to of waysOut) {
    const response = await visit(`/r/${own.slug}?to=${encodeURIComponent(to)}`);
    const location = response.headers.get("location") ?? "";
    const url = new URL(location);
    const inner = url.searchParams.get("redirect") ?? "/";
    const isWithin =
      url.origin === own.shop.storefrontUrl &&
      url.pathname.startsWith("/discount/AARDVARKCREATOR10") &&
      new URL(inner, "https://shop.invalid").origin === "https://shop.invalid" &&
      !inner.startsWith("//");
    const isOne = response.status === 302 && response.headers.get("set-cookie") === null;
    if (!isWithin || !isOne || /[\r\n]/.test(location)) wrong.push([to, response.status, location]);
  }
  expect(wrong).toEqual([]);
});

test("the same link on the shop's own domain sends on by a page, into its own shop alone", async () => {
  const wrong: unknown[] = [];
  const [, key = ""] = own.slug.split("-");
  const secret = stack.secrets.apiSecret;
  for (const to of waysOut) {
    const query = String(new URLSearchParams({ to }));
    const where = signed(`/proxy/r/${key}`, { shop: own.shop.domain, query, secret });
    const response = await visit(where);
    const html = await response.text();
    const [, way = ""] = /content="0;url=([^"]*)"/.exec(html) ?? [];
    const url = new URL(way.replaceAll("&amp;", "&"), "https://shop.invalid");
    const inner = url.searchParams.get("redirect") ?? "/";
    const isWithin =
      url.origin === "https://shop.invalid" &&
      way.startsWith("/discount/AARDVARKCREATOR10?") &&
      new URL(inner, "https://shop.invalid").origin === "https://shop.invalid" &&
      !inner.startsWith("//");
    if (response.status !== 200 || !isWithin || /<script/i.test(html)) wrong.push([to, html]);
  }
  expect(wrong).toEqual([]);
});

test("bytes in a slug or target begin no header, and repeated targets count as none", async () => {
  const where = [
    `/r/${own.slug}%0d%0aset-cookie:%20a=b`,
    `/r/${own.slug}%00`,
    `/r/${own.slug}/../../evil`,
    `/r/${own.slug}?to=/a&to=//evil.example`,
    `/r/${own.slug}?to[]=//evil.example`,
    `/r/${own.slug}?to=%0d%0aset-cookie:%20a=b%0d%0a%0d%0a<script>`,
    `/r/${own.slug}?to=/\xe9\xff`,
    `/r/${own.slug};jsessionid=1`,
  ];
  for (const path of where) {
    const answer = await writeRaw(
      stack,
      `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );
    const [head = ""] = answer.split("\r\n\r\n");
    expect([path, /set-cookie/i.test(head.replace(/^location:.*$/gim, ""))]).toEqual([path, false]);
    expect([path, (head.match(/^location:/gim) ?? []).length <= 1]).toEqual([path, true]);
    expect([path, /^location: (?!http:\/\/localhost:\d+\/)/im.test(head)]).toEqual([path, false]);
    expect([path, /^HTTP\/1\.1 (302|400|404)/.test(head)]).toEqual([path, true]);
  }
});

const EMBEDDED = "?shop=demo.myshopify.com&embedded=1";

test("an embedded page may be framed by its shop's admin alone, every other page by nobody", async () => {
  const policyOf = async (response: Promise<Response>) => {
    const { headers } = await response;
    return headers.get("content-security-policy") ?? "";
  };
  const page = await policyOf(ask(stack, `/app/settings${EMBEDDED}`));
  expect(page).toMatch(
    /^frame-ancestors https:\/\/demo\.myshopify\.com https:\/\/admin\.shopify\.com /,
  );
  for (const where of [
    "/",
    "/nonsense",
    "/nonsense?shop=evil.myshopify.com",
    "/r/none-none",
    "/proxy/r/none",
    "/proxy/c/none",
    `/e/x${EMBEDDED}`,
  ])
    expect([where, await policyOf(visit(where))]).toEqual([
      where,
      expect.stringContaining("frame-ancestors 'none'"),
    ]);
  expect(await policyOf(ask(stack, "/app/settings"))).toBe("frame-ancestors 'none'");
});

test("an earnings page keeps its own policy, whatever shop its address names", async () => {
  for (const token of [own.earningsToken, "gone"]) {
    const { headers } = await visit(`/e/${token}${EMBEDDED}`);
    expect(headers.get("content-security-policy")).toMatch(
      /^default-src 'none'; .*frame-ancestors 'none'$/,
    );
    expect(headers.get("link")).toBeNull();
    expect(headers.get("referrer-policy")).toBe("no-referrer");
  }
});

test("every answer of a page says that its type is what it says, and gives no query to other hosts", async () => {
  for (const [where, status] of [
    ["/", 200],
    ["/nonsense", 404],
    ["/app/settings", 200],
    ["/app/settings?_data=routes/app.settings._index", 200],
    [`/app/payouts/${own.payoutId}.csv`, 200],
    [`/app/payouts/${own.costId}.csv`, 404],
    ["/app/payouts/%E0%A4%A", 400],
    ["/favicon.svg", 200],
    [`/r/${own.slug}`, 302],
    ["/r/none-none", 404],
    ["/proxy/r/none", 404],
    ["/proxy/c/none", 404],
    [`/e/${own.earningsToken}`, 200],
  ] as const) {
    const { headers, status: got } = await ask(stack, where);
    expect([
      where,
      got,
      headers.get("x-content-type-options"),
      headers.get("x-powered-by"),
    ]).toEqual([where, status, "nosniff", null]);
    const policy = headers.get("referrer-policy");
    if (!/^\/(r|proxy)\//.test(where))
      expect([where, policy]).toEqual([
        where,
        expect.stringMatching(/^(no-referrer|strict-origin-when-cross-origin)$/),
      ]);
  }
});

/** Requests that no browser sends, by what is odd about them. */
const odd: Readonly<Record<string, string>> = {
  "two slashes and another host":
    "GET //evil.example/app?shop=demo.myshopify.com HTTP/1.1\r\nHost: x",
  "two slashes and nothing": "GET // HTTP/1.1\r\nHost: x",
  "two slashes with a user": "GET //a:b@evil.example/ HTTP/1.1\r\nHost: x",
  "an absolute address of another host": "GET http://evil.example/app HTTP/1.1\r\nHost: x",
  "a host that is none": "GET / HTTP/1.1\r\nHost: ][",
  "a forwarded host that is none": "GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-Host: ][",
  "a forwarded host with a user": "GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-Host: a:b@evil.example",
  "a forwarded scheme": "GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-Proto: javascript",
  "a forwarded address that is none":
    "GET /e/x HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: \xff\xff,,;--",
  "the method TRACE": "TRACE / HTTP/1.1\r\nHost: x",
  "the method PROPFIND": "PROPFIND / HTTP/1.1\r\nHost: x",
  "the method OPTIONS": "OPTIONS /app HTTP/1.1\r\nHost: x",
  "a broken escape": "GET /app/%E0%A4%A HTTP/1.1\r\nHost: x",
  "bytes in the path": "GET /app/\xff\xfe HTTP/1.1\r\nHost: x",
  "bytes in a header": "GET / HTTP/1.1\r\nHost: x\r\nX-Odd: \xff\xfe",
  "bytes in the token": "GET /app HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \xff.\xfe.\xfd",
  "a token of another scheme": "GET /app HTTP/1.1\r\nHost: x\r\nAuthorization: Basic YTpi",
  "a type that is none":
    "POST /app/costs HTTP/1.1\r\nHost: x\r\nContent-Type: ;;;\r\nContent-Length: 0",
  "a data route that is none": "GET /app?_data=nonsense HTTP/1.1\r\nHost: x",
  "a data route with a prototype's name": "GET /app?_data=__proto__ HTTP/1.1\r\nHost: x",
};

test("odd requests are answered without a fault and without a way elsewhere", async () => {
  const wrong: unknown[] = [];
  for (const [what, text] of Object.entries(odd)) {
    const agent = `User-Agent: ${USER_AGENT}`;
    const answer = await writeRaw(stack, `${text}\r\n${agent}\r\nConnection: close\r\n\r\n`, 4_000);
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
    const isElsewhere = /^location:.*evil/im.test(answer);
    const isTelling = /node_modules|file:\/\/|\.ts:\d+|\.js:\d+/.test(answer);
    if (!(status >= 200 && status < 500) || isElsewhere || isTelling)
      wrong.push([what, answer.slice(0, 300)]);
  }
  expect(wrong).toEqual([]);
});

test("a body that drips is cut at its deadline, and others do not wait for it", {
  timeout: 60_000,
}, async () => {
  const body = JSON.stringify({ id: 1 });
  const head = (path: string) =>
    `POST ${path} HTTP/1.1\r\nHost: x\r\nUser-Agent: ${USER_AGENT}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\n`;
  const drips = ["/webhooks", "/app/costs"].map((path) => drip(head(path)));
  const token = sign(body, stack.secrets.apiSecret);
  const quick = await fetch(`${stack.app}/webhooks`, {
    method: "POST",
    body,
    headers: { ...headersOf(body), "x-shopify-hmac-sha256": token },
  });
  expect(quick.status).toBe(200);
  const [webhook, form] = await Promise.all(drips);
  expect(webhook?.answer).toContain("408");
  expect(webhook?.ms).toBeLessThan(8_000);
  expect(form?.ms).toBeLessThan(25_000);
});

/** Sends a byte each 300 ms until the other side has closed, at the most for 40 s. */
function drip(head: string): Promise<Readonly<{ answer: string; ms: number }>> {
  return new Promise((resolve) => {
    const began = Date.now();
    let answer = "";
    const socket = connect(stack.ports.web, "127.0.0.1", () => socket.write(head));
    const timer = setInterval(() => {
      if (Date.now() - began > 40_000) socket.destroy();
      else socket.write("a");
    }, 300);
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
    });
    socket
      .on("error", () => undefined)
      .on("close", () => {
        clearInterval(timer);
        resolve({ answer, ms: Date.now() - began });
      });
  });
}
