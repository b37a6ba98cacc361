// The journeys' eyes and hands: the embedded app in Chromium, axe on what it shows, pictures for the docs.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { AxeResults } from "axe-core";
import type { Browser, Frame, Page } from "playwright-core";
import { expect, onTestFailed } from "vitest";
import { launchBrowser } from "../../scripts/browser.ts";
import { type Stack, USER_AGENT } from "./stack.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const AXE_SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");
const WAIT_MS = 30_000;

/** A page as an ordinary visitor has it: desktop unless a size is given, no animation, American English. */
export async function newPage(
  browser: Browser,
  viewport = { width: 1280, height: 900 },
): Promise<Page> {
  const context = await browser.newContext({
    userAgent: USER_AGENT,
    viewport,
    locale: "en-US",
    timezoneId: "America/New_York",
    reducedMotion: "reduce",
    acceptDownloads: true,
  });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]).catch(() => undefined);
  context.setDefaultTimeout(WAIT_MS);
  return context.newPage();
}

export type AdminPage = Readonly<{ page: Page; frame: Frame }>;

let shared: Promise<Browser> | null = null;

/** One browser for all of a test file; it ends with `closeBrowser()`, at the latest with the test process. */
export function sharedBrowser(): Promise<Browser> {
  shared ??= launchBrowser();
  return shared;
}

export async function closeBrowser(): Promise<void> {
  const browser = await shared;
  shared = null;
  await browser?.close();
}

/** Opens a page of the app ("/app/creators") inside the dev store's admin, in a page already there or a new one. */
export async function openAdmin(
  stack: Stack,
  where: string,
  given: Readonly<{ page?: Page; shop?: string }> = {},
): Promise<AdminPage> {
  const page = given.page ?? (await newPage(await sharedBrowser()));
  const address = `${stack.store}/store/${given.shop ?? "demo"}/apps/creator-ledger`;
  tellOnFailure(page);
  await page.goto(`${address}${where.replace(/^\/app(?=\/|\?|$)/, "")}`);
  return { page, frame: await appFrame(page) };
}

/** Should the test fail that runs now, its log says what the page showed then; outside of tests nothing. */
function tellOnFailure(page: Page): void {
  if (expect.getState().currentTestName === undefined) return;
  onTestFailed(async () => {
    const shown = await Promise.all(
      page.frames().map((frame) => frame.locator("body").innerText({ timeout: 2_000 })),
    ).catch((error: Error) => [error.message]);
    console.error(`The page showed:\n${shown.join("\n").slice(0, 4_000)}`);
  });
}

/** The frame in which the app runs, when its first page is there. */
export async function appFrame(page: Page): Promise<Frame> {
  const element = await page.waitForSelector("iframe", { state: "attached" });
  const frame = await element.contentFrame();
  if (!frame) throw new Error("The admin page has an iframe without a document");
  await frame.waitForSelector("h1", { state: "attached" });
  return frame;
}

/** Fails with a list of every violation of axe's rules on what the page or frame shows now. */
export async function checkAccessibility(view: Page | Frame): Promise<void> {
  await view.evaluate(AXE_SOURCE);
  const found = await view.evaluate<AxeResults["violations"]>(
    "axe.run(document, { iframes: false }).then(({ violations }) => violations)",
  );
  const violations = found.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map((node) => `${node.target.join(" ")}: ${node.html.slice(0, 200)}`),
  }));
  if (violations.length === 0) return;
  const lines = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.join("\n    ")}`,
  );
  const { origin, pathname } = new URL(view.url()); // the query holds a session token
  throw new Error(`axe found on ${origin}${pathname}:\n  ${lines.join("\n  ")}`);
}

/** A picture of the page, to look at after a run; those of the docs are taken by scripts/pictures.ts. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = path.join(ROOT, ".data/images");
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: "disabled" });
}
