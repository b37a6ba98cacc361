// The Chromium that the journeys use, on a page served here.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../../scripts/browser.ts";
import { checkAccessibility, newPage } from "../support/browser.ts";

const PAGE = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><main><h1>A page</h1>${body}</main></html>`;

const server = createServer((request, response) => {
  response.setHeader("content-type", "text/html");
  response.end(PAGE(request.url === "/bad" ? '<img src="/x.png"><input>' : "<p>−1,234.50 é</p>"));
});
let browser: Browser;
let origin: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  server.closeAllConnections();
  server.close();
});

test("the browser renders text with a real font, in a page that no bot rule refuses", async () => {
  const page = await newPage(browser);
  await page.goto(`${origin}/`);
  expect(await page.evaluate("navigator.userAgent")).not.toContain("Headless");
  expect(await page.evaluate("navigator.language")).toBe("en-US");
  // In a proportional font an "i" is narrower than a "W"; without any font both are empty boxes of one width.
  const [narrow, wide] = await page.evaluate<[number, number]>(`(() => {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = "40px sans-serif";
    return [pen.measureText("i").width, pen.measureText("W").width];
  })()`);
  expect(narrow).toBeGreaterThan(0);
  expect(wide / narrow).toBeGreaterThan(2);
  await checkAccessibility(page);
  await page.context().close();
}, 60_000);

test("axe names each fault of a page that has some", async () => {
  const page = await newPage(browser);
  await page.goto(`${origin}/bad`);
  await expect(checkAccessibility(page)).rejects.toThrow(/image-alt[\s\S]*label/);
  await page.context().close();
}, 60_000);
