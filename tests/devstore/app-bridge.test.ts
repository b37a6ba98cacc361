import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { Browser, Frame, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../../scripts/browser.ts";
import { listening, PAGE, portOf } from "./small-app.ts";

let app: Server;
let admin: Server;
let proxy: Server;
let browser: Browser;
let page: Page;
let adminOrigin: string;
let refusals = 0;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

beforeAll(async () => {
  app = await listening(
    createServer((request, response) => {
      const url = new URL(request.url ?? "/", "http://app");
      if (url.pathname === "/echo") {
        if (refusals > 0) {
          refusals -= 1;
          return response.writeHead(401, { "x-shopify-retry-invalid-session-request": "1" }).end();
        }
        return response.end(JSON.stringify(request.headers));
      }
      response
        .writeHead(200, {
          "content-type": "text/html",
          "content-security-policy": "frame-ancestors https://admin.shopify.com; object-src 'none'",
        })
        .end(PAGE.replaceAll("TITLE", url.pathname.split("/").pop() ?? "app"));
    }),
  );
  const spare = await listening(createServer());
  const proxyPort = portOf(spare);
  await new Promise((resolve) => spare.close(resolve));
  process.env.DEV_STORE_PROXY_PORT = String(proxyPort);
  process.env.DEV_STORE_APP_ORIGIN = `http://localhost:${portOf(app)}`;
  const { handleAdminPage } = await import("../../devstore/admin-page.ts");
  const { handleControl } = await import("../../devstore/control.ts");
  const { startProxy } = await import("../../devstore/proxy.ts");
  const { makeProduct, makeShop } = await import("../../devstore/shops.ts");
  const shop = makeShop({ handle: "frames", name: "Frames & Co" });
  makeProduct(shop, { title: "Blue cream", sku: "BLUE", price: "20.00", collections: ["Creams"] });
  makeProduct(shop, {
    title: "Red cream",
    variants: [
      { sku: "RED-S", price: "10.00", title: "Small" },
      { sku: "RED-L", price: "15.00", title: "Large" },
    ],
  });
  admin = await listening(
    createServer(async (request, response) => {
      const url = new URL(request.url ?? "/", "http://localhost");
      if (url.pathname.startsWith("/control/")) return handleControl(request, response, url);
      if (!(await handleAdminPage(request, response, url))) response.writeHead(404).end();
    }),
  );
  adminOrigin = `http://localhost:${portOf(admin)}`;
  proxy = await startProxy({
    port: proxyPort,
    appOrigin: `http://localhost:${portOf(app)}`,
    adminOrigin,
  });
  browser = await launchBrowser();
  const context = await browser.newContext({
    viewport: { width: 1200, height: 800 },
  });
  page = await context.newPage();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  for (const server of [app, admin, proxy]) server?.close().closeAllConnections();
});

/** What axe finds on the page and in its frame now. */
async function violations(): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate<{ violations: { id: string }[] }>("axe.run()");
  return found.violations.map(({ id }) => id);
}

async function open(path = ""): Promise<Frame> {
  await page.goto(`${adminOrigin}/store/frames/apps/creator-ledger${path}`);
  await page.getByRole("link", { name: "Creators" }).waitFor();
  const frame = page.frame({ name: "app" });
  if (!frame) throw new Error("no frame");
  await frame.waitForLoadState();
  return frame;
}

test("the frame hosts the page that the address names, with shop, host and token", async () => {
  const frame = await open("/creators?sort=name");
  const url = new URL(frame.url());
  expect(url.pathname).toBe("/app/creators");
  expect(Object.fromEntries([...url.searchParams].filter(([name]) => name !== "id_token"))).toEqual(
    {
      sort: "name",
      embedded: "1",
      shop: "frames.myshopify.com",
      host: Buffer.from("admin.shopify.com/store/frames").toString("base64").replace(/=+$/, ""),
      locale: "en",
    },
  );
  expect(url.searchParams.get("id_token")?.split(".")).toHaveLength(3);
  expect(page.url()).toBe(`${adminOrigin}/store/frames/apps/creator-ledger/creators?sort=name`);
});

test("the app's navigation appears in the admin, moves the app without a load, and the address follows", async () => {
  const frame = await open();
  await frame.evaluate("window.sameDocument = true");
  await page.getByRole("link", { name: "Creators" }).click();
  await frame.waitForURL("**/app/creators");
  expect(await frame.evaluate("window.sameDocument")).toBe(true);
  await page.waitForURL("**/apps/creator-ledger/creators");
  expect(await page.getByRole("link", { name: "Creators" }).getAttribute("aria-current")).toBe(
    "page",
  );
  await page.reload();
  await page.frameLocator("iframe").getByRole("heading", { name: "creators" }).waitFor();
});

test("same-origin requests carry a session token, and are sent once more when the token is refused", async () => {
  const frame = await open();
  refusals = 1;
  const echo = await frame.evaluate(async () =>
    (await fetch("/echo", { method: "POST", body: "x" })).json(),
  );
  expect(echo.authorization).toMatch(/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/);
  expect(echo["x-forwarded-host"]).toBe(new URL(frame.url()).host);
  expect(refusals).toBe(0);
});

test("a form with data-save-bar shows the save bar while it differs, and the bar submits or resets it", async () => {
  const frame = await open();
  const name = frame.getByLabel("Name");
  const save = page.getByRole("button", { name: "Save" });
  await name.fill("Anna");
  await save.waitFor();
  await name.fill("Ana");
  await save.waitFor({ state: "hidden" });
  await name.fill("Anna");
  await page.getByRole("button", { name: "Discard" }).click();
  await save.waitFor({ state: "hidden" });
  expect(await name.inputValue()).toBe("Ana");
  await name.fill("Anne");
  await save.click();
  await save.waitFor({ state: "hidden" });
  await expect.poll(() => frame.evaluate("window.saved")).toBe("Anne");
});

test("a ui-save-bar shows its own buttons, and leaving asks first", async () => {
  const frame = await open();
  await frame.evaluate("shopify.saveBar.show('bar')");
  await page.getByRole("button", { name: "Keep" }).click();
  await expect.poll(() => frame.evaluate("window.pressed")).toBe("save");
  await page.getByRole("link", { name: "Offers" }).click();
  const dialog = page.getByRole("dialog", { name: "Leave page with unsaved changes?" });
  await dialog.getByRole("button", { name: "Stay" }).click();
  expect(frame.url()).not.toContain("/offers");
  await page.getByRole("link", { name: "Offers" }).click();
  await dialog.getByRole("button", { name: "Leave page" }).click();
  await frame.waitForURL("**/app/offers");
  await page.getByRole("button", { name: "Keep" }).waitFor({ state: "hidden" });
});

test("toasts are read out, can be acted upon, and go away", async () => {
  const frame = await open();
  await frame.evaluate(
    `shopify.toast.show("Offer saved", { action: "Undo", onAction: () => { window.undone = true; } })`,
  );
  const toast = page.getByRole("status").getByText("Offer saved");
  await toast.waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await toast.waitFor({ state: "detached" });
  await expect.poll(() => frame.evaluate("window.undone")).toBe(true);
  await frame.evaluate(`shopify.toast.hide(shopify.toast.show("Gone", { isError: true }))`);
  await page.getByText("Gone").waitFor({ state: "detached" });
});

test("title bar buttons stand in the admin and press the app's; a modal mirrors its own and closes on Esc", async () => {
  const frame = await open();
  await page.getByRole("button", { name: "Do it" }).click();
  await expect.poll(() => frame.evaluate("document.title")).toBe("pressed");
  await frame.evaluate("shopify.modal.show('modal')");
  const dialog = frame.getByRole("dialog", { name: "Sure?" });
  await dialog.getByRole("button", { name: "Yes" }).click();
  await expect.poll(() => frame.evaluate("window.sure")).toBe(true);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
});

test("the resource picker searches, takes several and answers in Shopify's shape; cancelled it is undefined", async () => {
  const frame = await open();
  const pick = (options: object) =>
    frame.evaluate(async (given) => {
      const chosen = await window.shopify.resourcePicker(given as never);
      return chosen ? { isArray: Array.isArray(chosen.selection), chosen: [...chosen] } : null;
    }, options);
  const picking = pick({ type: "product", multiple: true });
  const dialog = page.getByRole("dialog", { name: "Add products" });
  await dialog.getByLabel("Search products").fill("red");
  await dialog.getByLabel("Blue cream").waitFor({ state: "detached" });
  await dialog.getByLabel("Large").check();
  await dialog.getByLabel("Search products").fill("");
  await dialog.getByLabel("Blue cream").check();
  await dialog.getByText("2 selected").waitFor();
  expect(await violations()).toEqual([]);
  await dialog.getByRole("button", { name: "Add" }).click();
  const picked = await picking;
  expect(picked?.isArray).toBe(true);
  expect(picked?.chosen.map((each) => each.title)).toEqual(["Red cream", "Blue cream"]);
  const [red] = (picked?.chosen ?? []) as { id: string; variants: { sku: string }[] }[];
  expect(red?.id).toMatch(/^gid:\/\/shopify\/Product\/\d+$/);
  expect(red?.variants.map(({ sku }) => sku)).toEqual(["RED-L"]);

  const cancelled = pick({ type: "collection" });
  await page.getByRole("dialog", { name: "Add collections" }).waitFor();
  await page.keyboard.press("Escape");
  expect(await cancelled).toBeNull();
});

test("a scope is asked for in a window once: declined nothing changes, allowed it is the app's", async () => {
  const frame = await open();
  const request = () =>
    frame.evaluate(async () => {
      const { result, detail } = await window.shopify.scopes.request(["write_orders"]);
      return { result, isGranted: detail.granted.includes("write_orders") };
    });
  const dialog = page.getByRole("dialog", { name: "Let Creator Ledger do more?" });
  const declined = request();
  await dialog.getByText(/write_orders/).waitFor();
  expect(await violations()).toEqual([]);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  expect(await declined).toEqual({ result: "declined-all", isGranted: false });
  const allowed = request();
  await dialog.getByRole("button", { name: "Allow" }).click();
  expect(await allowed).toEqual({ result: "granted-all", isGranted: true });
  expect(await request()).toEqual({ result: "granted-all", isGranted: true });
});

test("what the dev store cannot do is refused with its name", async () => {
  const frame = await open();
  const messages = await frame.evaluate(() =>
    Promise.all(
      [
        window.shopify.user(),
        window.shopify.scopes.revoke(["write_orders"]),
        window.shopify.reviews.request(),
      ].map((each) => (each as Promise<unknown>).catch((error: Error) => error.message)),
    ),
  );
  expect(messages[1]).toBe("shopify.scopes.revoke is not available in the dev store's admin.");
  expect(messages.every((each) => String(each).includes("not available"))).toBe(true);
});

test("the bounce page goes where it is told on its own origin, with a new token", async () => {
  const frame = await open();
  const reload = encodeURIComponent(
    "http://elsewhere.example:9/app/offers?embedded=1&shop=frames.myshopify.com",
  );
  await frame.evaluate(
    (path) => location.assign(path),
    `/auth/session-token?shopify-reload=${reload}`,
  );
  await frame.waitForURL(/\/app\/offers\?embedded=1.*id_token=/);
  expect(new URL(frame.url()).origin).toBe(`http://localhost:${portOf(proxy)}`);
});

test("axe finds nothing on the admin page, wide and at 320 pixels, where the menu opens by a button", async () => {
  await open();
  expect(await violations()).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("link", { name: "Offers" }).waitFor();
  expect(await violations()).toEqual([]);
  expect(await page.evaluate("document.documentElement.scrollWidth <= 320")).toBe(true);
  await page.setViewportSize({ width: 1200, height: 800 });
});

test("the proxy drops frame-ancestors alone, and says in a sentence when the app is away", async () => {
  const through = `http://localhost:${portOf(proxy)}/app`;
  const answer = await fetch(through);
  expect(answer.headers.get("content-security-policy")).toBe("object-src 'none'");
  const text = await answer.text();
  expect(text).toContain(`${adminOrigin}/app-bridge.js`);
  expect(text).not.toContain("cdn.shopify.com");
  app.close().closeAllConnections();
  const away = await fetch(through);
  expect(away.status).toBe(502);
  expect(await away.text()).toContain("Nothing answers at");
});
