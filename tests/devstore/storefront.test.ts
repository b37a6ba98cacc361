import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Discount } from "../../devstore/discount-model.ts";
import { addRedeemCode } from "../../devstore/discounts.ts";
import { makeProduct, makeShop } from "../../devstore/shops.ts";
import { newId, type Order, type Shop } from "../../devstore/state.ts";
import { startStorefront } from "../../devstore/storefront.ts";
import { launchBrowser } from "../../scripts/browser.ts";

let server: Server;
let shop: Shop;
let origin: string;

function discountOf(share: number, change: Partial<Discount> = {}): Discount {
  const now = "2026-01-01T00:00:00Z";
  const discount: Discount = {
    id: newId(),
    title: "Ten off",
    codes: [],
    value: { kind: "percentage", percentage: share },
    items: { kind: "all" },
    minimum: null,
    customerIds: null,
    appliesOncePerCustomer: false,
    appliesOnOneTimePurchase: true,
    appliesOnSubscription: false,
    recurringCycleLimit: null,
    usageLimit: null,
    combinesWith: { order: false, product: false, shipping: false },
    tags: [],
    startsAt: now,
    endsAt: null,
    createdAt: now,
    updatedAt: now,
    ...change,
  };
  shop.discounts.set(discount.id, discount);
  return discount;
}

beforeAll(async () => {
  shop = makeShop({ handle: "demo", name: "Northwind <Skincare>" });
  makeProduct(shop, { title: "Blue cream", sku: "BLUE", price: "20.00", collections: ["Creams"] });
  makeProduct(shop, { title: "Gift card", sku: "GIFT", price: "50.00", type: "gift_card" });
  addRedeemCode(shop, discountOf(0.1), "ANNA10", true);
  addRedeemCode(shop, discountOf(0.2, { appliesOncePerCustomer: true }), "ONCE20", true);
  makeShop({ handle: "other", name: "Other shop" });
  server = await startStorefront(0);
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close().closeAllConnections());

/** A shopper without JavaScript: keeps the cookie, follows redirects by hand. */
function shopper() {
  let cookie = "";
  const go = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set("cookie", cookie);
    const answer = await fetch(origin + path, { ...init, headers, redirect: "manual" });
    cookie = (answer.headers.get("set-cookie") ?? cookie).split(";")[0] ?? "";
    return answer;
  };
  const post = (path: string, form: Record<string, string>) =>
    go(path, { method: "POST", body: new URLSearchParams(form) });
  const add = (sku: string, quantity = "1") =>
    post("/cart/add", { variantId: shop.variantsBySku.get(sku)?.id ?? "", quantity });
  return { go, post, add };
}

async function placed(answer: Response): Promise<Order> {
  expect(answer.status, await answer.clone().text()).toBe(303);
  const name = `#${answer.headers.get("location")?.split("/").pop()}`;
  const order = [...shop.orders.values()].find((each) => each.name === name);
  if (!order) throw new Error(`no order ${name}`);
  return order;
}

test("a link with a code is remembered to the order, with landing page, referrer and note attribute", async () => {
  const { go, post, add } = shopper();
  const target = "/products/blue-cream?utm_source=tiktok&utm_medium=creator&ref=k1-abc.0f";
  const link = await go(`/discount/anna10?redirect=${encodeURIComponent(target)}`);
  expect(link.headers.get("location")).toBe(target);
  await go(target, { headers: { referer: "https://www.tiktok.com/@anna" } });
  await add("blue", "2");
  const attributes = JSON.stringify({ attributes: { _creator_ref: "k1-abc.0f" } });
  const cart = await go("/cart/update.js", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: attributes,
  });
  expect((await cart.json()).attributes).toEqual({ _creator_ref: "k1-abc.0f" });
  const checkout = await (await go("/checkout")).text();
  expect(checkout).toContain("-$4.00"); // 10 % of 2 × 20.00
  expect(checkout).toContain("$43.88"); // 40 − 4 + 5 shipping + 2.88 tax
  const order = await placed(
    await post("/checkout", { email: "", shipping: "standard", tip: "0" }),
  );
  expect(order.discountCodes.map((code) => code.toUpperCase())).toEqual(["ANNA10"]);
  expect(order.landingSite).toBe(target);
  expect(order.journey?.visits.map(({ referringSite }) => referringSite)).toEqual([
    "https://www.tiktok.com/@anna",
  ]);
  expect(order.attributes).toEqual([{ name: "_creator_ref", value: "k1-abc.0f" }]);
  expect(order.received.shop).toBe(4388n);
  const thanks = await go(`/thank-you/${order.name.slice(1)}`);
  expect(await thanks.text()).toContain("<h1>Thank you</h1>");
  expect((await shopper().go(`/thank-you/${order.name.slice(1)}`)).status).toBe(404);
});

test("a code that does not exist applies silently to nothing, and the visitor still arrives", async () => {
  const { go, add } = shopper();
  const link = await go("/discount/NOPE?redirect=/collections/all&utm_source=x");
  expect(link.headers.get("location")).toBe("/collections/all?utm_source=x");
  await add("blue");
  const checkout = await (await go("/checkout")).text();
  expect(checkout).not.toContain("NOPE");
});

test.each([
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "javascript:alert(1)",
  "/\t/evil.example",
])("a discount link does not lead out of the shop: %s", async (redirect) => {
  const answer = await shopper().go(`/discount/ANNA10?redirect=${encodeURIComponent(redirect)}`);
  const location = new URL(answer.headers.get("location") ?? "", origin);
  expect(location.origin).toBe(origin);
});

test("the first and the last visit are kept, and a page in between begins none", async () => {
  const { go, post, add } = shopper();
  await go("/products/blue-cream?utm_source=first");
  await go("/collections/all", { headers: { referer: `${origin}/products/blue-cream` } });
  await go("/?utm_source=middle");
  await go("/pages/about?ref=last");
  await add("blue");
  const order = await placed(await post("/checkout", { shipping: "pickup", tip: "0.10" }));
  expect(order.journey?.visits.map(({ landingSite }) => landingSite)).toEqual([
    "/products/blue-cream?utm_source=first",
    "/pages/about?ref=last",
  ]);
  expect(order.tip.shop).toBe(200n);
});

test("codes are applied and removed by form; one that cannot be used says why", async () => {
  const { go, post, add } = shopper();
  await add("blue");
  const refused = await post("/checkout/codes", { code: "WRONG" });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("WRONG is not applied: it does not exist.");
  expect((await post("/checkout/codes", { code: "anna10" })).status).toBe(303);
  expect(await (await go("/checkout")).text()).toContain("-$2.00");
  const second = await (await post("/checkout/codes", { code: "ONCE20" })).text();
  expect(second).toContain("it cannot be combined with your other code");
  await post("/checkout/codes/remove", { code: "anna10" });
  expect(await (await go("/checkout")).text()).not.toContain("-$2.00");
});

test("an e-mail that bought before is a returning customer, and a once-only code is refused before paying", async () => {
  const first = shopper();
  await first.add("blue");
  await first.post("/checkout/codes", { code: "ONCE20" });
  const form = { email: "Eva@example.com", shipping: "standard", tip: "0" };
  const one = await placed(await first.post("/checkout", form));
  expect(one.customerOrderIndex).toBe(1);
  const second = shopper();
  await second.add("blue");
  await second.post("/checkout/codes", { code: "ONCE20" });
  const shown = await second.post("/checkout", { ...form, email: "eva@EXAMPLE.com" });
  expect(await shown.text()).toContain("ONCE20 is not applied: you have used it before.");
  const two = await placed(await second.post("/checkout", { ...form, email: "eva@EXAMPLE.com" }));
  expect(two.customerId).toBe(one.customerId);
  expect([two.customerOrderIndex, two.discountCodes]).toEqual([2, []]);
});

test("the cart adds up the same product, changes and removes it, and shows names as text", async () => {
  const { go, post, add } = shopper();
  await add("blue");
  await add("blue", "2");
  const page = await (await go("/cart")).text();
  expect(page).toContain("$60.00");
  expect(page).toContain("Northwind &lt;Skincare&gt;");
  const key = /name="key" value="([^"]+)"/.exec(page)?.[1] ?? "";
  await post("/cart/change", { key, quantity: "1" });
  expect(await (await go("/cart")).text()).toContain("$20.00");
  await post("/cart/change", { key, quantity: "0" });
  expect(await (await go("/cart")).text()).toContain("Your cart is empty.");
  expect((await post("/checkout", {})).status).toBe(422);
});

test("the shop is chosen by the host, and an unknown one is 404", async () => {
  const { request } = await import("node:http");
  const statusAndBody = (host: string) =>
    new Promise<[number, string]>((resolve) => {
      request(origin, { headers: { host } }, (answer) => {
        let body = "";
        answer.on("data", (chunk) => {
          body += chunk;
        });
        answer.on("end", () => resolve([answer.statusCode ?? 0, body]));
      }).end();
    });
  const [status, body] = await statusAndBody("other.localhost:1");
  expect(status).toBe(200);
  expect(body).toContain("<h1>Other shop</h1>");
  expect((await statusAndBody("nobody.localhost:1"))[0]).toBe(404);
});

test("a shopper gets from the shelf to thank you by labels, and axe finds nothing on the way", async () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
    const check = async () => {
      await page.evaluate(axe);
      const { violations } = await page.evaluate<{ violations: { id: string }[] }>("axe.run()");
      expect(violations.map(({ id }) => `${page.url()} ${id}`)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth <= 320")).toBe(true);
    };
    await page.goto(`${origin}/discount/ANNA10?redirect=/`);
    await check();
    await page.getByRole("link", { name: "Blue cream" }).click();
    await check();
    await page.getByRole("button", { name: "Add to cart" }).click();
    await check();
    await page.getByRole("button", { name: "Check out" }).click();
    await page.getByLabel("Discount code").fill("WRONG");
    await page.getByRole("button", { name: "Apply" }).click();
    await page.getByRole("alert").waitFor();
    await check();
    await page.getByLabel("Express").check();
    await page.getByRole("button", { name: "Pay now" }).click();
    await page.getByRole("heading", { name: "Thank you" }).waitFor();
    await check();
  } finally {
    await browser.close();
  }
}, 60_000);
