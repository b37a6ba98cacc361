// Creators from a file, as a merchant brings them in: upload, check, another mapping, start, report; the worker killed in the middle; the
// fuller profile with its history; the export, which imported again changes nothing.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkAccessibility, closeBrowser } from "../support/browser.ts";
import { merchantHands } from "../support/hands.ts";
import { makeOffer, queryDatabase } from "../support/merchant.ts";
import { type Stack, startStack } from "../support/stack.ts";

let stack: Stack;
const { page, frame, open, text, field, button, press, look } = merchantHands(() => stack);

beforeAll(async () => {
  stack = await startStack();
  await makeOffer(stack);
});

afterAll(async () => {
  await closeBrowser();
  await stack?.stop();
});

const PHONE = { width: 390, height: 844 };
const HEAD = "First name,Last name,Email,Instagram,Followers,Country,Discount code,Size";
const FILE = [
  HEAD,
  "Anna,Berg,anna@example.com,annaskin,182k,Germany,ANNA25,38",
  "Bo,Lind,bo@example.com,@bo.lind,9400,Sweden,,41",
  "Cy,Twombly,cy@example.com,cy.t,lots,US,,",
  "Anna,Berg again,anna@example.com,,,,,",
  "<script>alert(1)</script>,X,xss@example.com,,,,,",
].join("\r\n");

const count = async (label: string) =>
  frame().locator(`p:text-is("${label}") + p`).first().textContent();

async function choose(name: string, content: string): Promise<void> {
  await frame().setInputFiles("input[type=file]", {
    name,
    mimeType: "text/csv",
    buffer: Buffer.from(content),
  });
}

async function downloaded(click: () => Promise<void>): Promise<string> {
  const waiting = page().waitForEvent("download");
  await click();
  return readFileSync(await (await waiting).path(), "utf8");
}

const creators = async () =>
  queryDatabase<{ name: string; email: string; handle: string }>(
    stack,
    `select "name", "email", "handle" from "Creator" order by "name"`,
  );

test("a file is uploaded, checked row by row, and nothing is written yet", async () => {
  await open("/app/creators/import");
  await look("import-upload");
  await choose("snowball.csv", FILE);
  await text("What the import would do").waitFor();
  await text("Line 4: Instagram followers").waitFor({ state: "detached" });
  await text("Line 4: Followers: Enter a whole number of followers").waitFor();
  await text("Line 5: This is the creator of line 2 again.").waitFor();
  await text("Line 6: Name: Leave out < and >.").waitFor();
  expect(await count("Would be added")).toBe("2");
  expect(await count("Would be refused")).toBe("3");
  await text("A file of Social Snowball").waitFor();
  await look("import-check");
  expect(await creators()).toEqual([]);
});

test("another mapping is checked again, then the import is started and reported", async () => {
  await frame().getByLabel("Read Size as").selectOption("custom");
  await press("Check again");
  await button("Start import").isEnabled();
  await expect.poll(() => count("Would be added"), { timeout: 20_000 }).toBe("2");
  await press("Start import");
  await text("What the import did").waitFor();
  await expect.poll(() => count("Added"), { timeout: 20_000 }).toBe("2");
  await text("Done").waitFor();
  await look("import-done");
  expect(await creators()).toEqual([
    { name: "Anna Berg", email: "anna@example.com", handle: "annaskin" },
    { name: "Bo Lind", email: "bo@example.com", handle: "bo.lind" },
  ]);
  const refused = await downloaded(() => press("Download refused rows"));
  const [head, first] = refused.split("\r\n");
  expect(head).toBe(`${HEAD},Line,Reason`);
  expect(first).toBe(
    'Cy,Twombly,cy@example.com,cy.t,lots,US,,,4,"Followers: Enter a whole number of followers, such as 182000 or 182k."',
  );
});

test("a worker that is killed in the middle goes on, and each creator is there once", async () => {
  const rows = Array.from({ length: 4_000 }, (_, n) => `P${n}q,p${n}@example.com`);
  await open("/app/creators/import");
  await choose("many.csv", ["name,email", ...rows].join("\n"));
  await expect.poll(() => count("Would be added"), { timeout: 30_000 }).toBe("4,000");
  await frame().locator('button:has-text("Start import"):enabled').waitFor();
  await press("Start import");
  const done = async () =>
    Number(
      (
        await queryDatabase<{ done: string }>(
          stack,
          `select coalesce(sum("rowsDone"), 0)::text as done from "CreatorImport" where "fileName" = 'many.csv' and "state" in ('running', 'done')`,
        )
      )[0]?.done,
    );
  await expect.poll(done, { interval: 20, timeout: 30_000 }).toBeGreaterThan(0);
  await stack.kill("worker", "SIGKILL");
  expect(await done()).toBeLessThan(4_000);
  await stack.restart("worker");
  await expect.poll(done, { timeout: 90_000 }).toBe(4_000);
  expect(await creators()).toHaveLength(4_002);
});

test("the profile shows what is known, and what was changed of it", async () => {
  const [row] = await queryDatabase<{ id: string }>(
    stack,
    `select "id" from "Creator" where "email" = 'anna@example.com'`,
  );
  await open(`/app/creators/${row?.id}`);
  await text("anna@example.com").waitFor();
  await press("Edit profile");
  await field("Niche").fill("Skincare");
  await field("Owner").fill("Mara");
  await frame().locator("#profile").getByRole("button", { name: "Save" }).click();
  await text("Skincare").waitFor();
  await press("History of changes");
  await text("Niche: nothing → Skincare").waitFor();
  await look("creator-profile");
});

test("creators are filtered by country and exported whole", async () => {
  await open("/app/creators");
  await field("Country").selectOption("DE");
  await text("1 creator").waitFor();
  await checkAccessibility(frame());
  const file = await downloaded(() => press("Export"));
  expect(file.split("\r\n")).toHaveLength(4_002 + 2);
  await open("/app/creators/import");
  await choose("creators.csv", file);
  await expect.poll(() => count("Left as they are"), { timeout: 60_000 }).toBe("4,002");
  expect([await count("Would be changed"), await count("Would be refused")]).toEqual(["0", "0"]);
});

test("on a phone the pages fit, with nothing cut off", async () => {
  await page().setViewportSize(PHONE);
  await open("/app/creators/import");
  await look("import-upload-phone");
  await text("snowball.csv").click();
  await text("What the import did").waitFor();
  const width = await frame().evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(PHONE.width);
  await look("import-done-phone");
});
