// `node scripts/pictures.ts --demo .data/demo.json`: the pictures of the documentation, taken of a demo that runs with its story.
import { mkdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Browser, Frame, Page } from "playwright-core";
import { launchBrowser } from "./browser.ts";

const FOLDER = path.resolve(import.meta.dirname, "../docs/images");
const BYTES_MAX = 350_000;
const WAIT_MS = 30_000;
/** Charts measure their container and redraw once the fonts are there. */
const SETTLE_MS = 800;
// Shopify's library answers 410 to what looks like a bot.
const USER_AGENT =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36";

type Addresses = Readonly<{ admin: string; storefront: string; earnings: string }>;

/** A page of the app inside the admin. `open` names the link to follow first, for a page whose address only the list knows. */
type Picture = Readonly<{
  name: string;
  path: string;
  open?: (frame: Frame) => Promise<void>;
  /** Asked of the page that was opened. */
  query?: string;
  height: number;
}>;

// The table is taken whole: the rows that reconcile stand under it.
const ADMIN_PICTURES: readonly Picture[] = [
  { name: "analytics", path: "/analytics?preset=last-90-days", height: 1820 },
  { name: "overview", path: "?preset=last-90-days", height: 1000 },
  {
    name: "creator",
    path: "/creators?q=Maya",
    open: follow("Maya Okonjo"),
    query: "?preset=this-year",
    height: 1100,
  },
  { name: "order", path: "/orders?flag=refunded&by=code", open: followRefunded, height: 1000 },
  { name: "orders", path: "/orders", height: 900 },
  { name: "creators", path: "/creators", height: 900 },
  { name: "creator-new", path: "/creators/new", height: 900 },
  { name: "links", path: "/links?preset=last-90-days", height: 900 },
  {
    name: "link",
    path: "/links?q=Maya&preset=last-90-days",
    open: follow("Main link"),
    height: 1000,
  },
  { name: "costs", path: "/costs", height: 900 },
  { name: "offers", path: "/programs/offers", height: 600 },
  { name: "offer-new", path: "/programs/offers/new", height: 1100 },
  { name: "payouts", path: "/payouts", height: 700 },
  { name: "settings", path: "/settings", height: 1100 },
  { name: "payout", path: "/payouts", open: follow("Payout 2"), height: 900 },
  { name: "offer", path: "/programs/offers", open: follow("Welcome 10 %"), height: 900 },
];

const { values } = parseArgs({
  options: { demo: { type: "string", default: ".data/demo.json" } },
});
const addresses: Addresses = JSON.parse(readFileSync(values.demo, "utf8"));
if (!addresses.earnings) throw new Error("The demo tells no story yet: wait until it is told.");
mkdirSync(FOLDER, { recursive: true });
const browser = await launchBrowser();
try {
  for (const picture of ADMIN_PICTURES) await takeInAdmin(browser, picture);
  await take(browser, "earnings", addresses.earnings, { width: 390, height: 1000 });
  await take(browser, "storefront", addresses.storefront, { width: 1280, height: 800 });
} finally {
  await browser.close();
}

async function takeInAdmin(browser: Browser, picture: Picture): Promise<void> {
  const page = await newPage(browser, { width: 1440, height: picture.height });
  await page.goto(`${addresses.admin}${picture.path}`);
  const frame = await appFrame(page);
  await picture.open?.(frame);
  if (picture.query) {
    const { pathname } = new URL(frame.url());
    await page.goto(`${addresses.admin}${pathname.replace(/^\/app/, "")}${picture.query}`);
    await appFrame(page);
  }
  await save(page, picture.name);
}

async function appFrame(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector("iframe", { state: "attached" })).contentFrame();
  if (!frame) throw new Error("The admin page has an iframe without a document.");
  await frame.waitForSelector("h1");
  return frame;
}

async function take(
  browser: Browser,
  name: string,
  address: string,
  size: Readonly<{ width: number; height: number }>,
): Promise<void> {
  const page = await newPage(browser, size);
  await page.goto(address);
  await save(page, name);
}

async function newPage(
  browser: Browser,
  viewport: Readonly<{ width: number; height: number }>,
): Promise<Page> {
  const context = await browser.newContext({
    userAgent: USER_AGENT,
    viewport,
    locale: "en-US",
    timezoneId: "America/New_York",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(WAIT_MS);
  return context.newPage();
}

function follow(name: string) {
  return async (frame: Frame): Promise<void> => {
    await frame.getByRole("link", { name, exact: true }).first().click();
    await frame.getByRole("heading", { level: 1, name }).waitFor();
  };
}

/** Opens the newest order of which something was refunded, and something was not. */
async function followRefunded(frame: Frame): Promise<void> {
  const rows = frame.locator("tbody tr", { hasText: "Refunded", hasNotText: "Reversed" });
  await rows.locator("a[data-primary-link]").first().click();
  await frame.getByRole("heading", { name: "Why this order" }).waitFor();
}

async function save(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(SETTLE_MS);
  const file = path.join(FOLDER, `${name}.png`);
  await page.screenshot({ path: file, animations: "disabled" });
  await page.context().close();
  const { size } = statSync(file);
  if (size > BYTES_MAX) throw new Error(`${name}.png has ${size} bytes, of ${BYTES_MAX} at most.`);
  process.stdout.write(`${name}.png, ${Math.round(size / 1000)} kB\n`);
}
