// What a kill -9 of the web process costs: the clicks that were not written yet, which are those of about the last tenth of a second.
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { parseReference } from "#app/links/contract.ts";
import { makeCreator, makeShop } from "../support/books.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase();
const { closeDatabase, db } = await import("#app/platform/db.server.ts");

const VISITS = 400;
const PAUSE_MS = 3;
/** Clicks wait 100 ms, and a busy machine takes a while to write them; what is older than this must be there. */
const LOST_MS_MAX = 500;

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

test("a kill -9 loses the clicks of the last moments and none before, and the visits are all sent on", async () => {
  const shop = await makeShop(db);
  const creatorId = await makeCreator(db, shop, "Anna");
  const link = await db.link.findFirstOrThrow({ where: { shopId: shop.id, creatorId } });
  const script = path.join(import.meta.dirname, "../support/link-door.ts");
  const door = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(door.stdout, "data");
  const at = `http://127.0.0.1:${String(line).trim()}/r/${shop.key}-${link.key}`;
  const sent: { clickId: string; answeredMs: number }[] = [];
  for (let n = 0; n < VISITS; n++) {
    const answer = await fetch(at, {
      redirect: "manual",
      headers: { "user-agent": "Mozilla/5.0 (Macintosh) Firefox/140.0" },
    });
    const location = new URL(answer.headers.get("location") ?? "");
    const landing = new URL(location.searchParams.get("redirect") ?? "", location);
    const reference = parseReference(landing.searchParams.get("ref") ?? "");
    sent.push({ clickId: reference?.clickId ?? "", answeredMs: performance.now() });
    await sleep(PAUSE_MS);
  }
  const killedMs = performance.now();
  door.kill("SIGKILL");
  await once(door, "exit");
  const kept = new Set((await db.click.findMany({ select: { id: true } })).map(({ id }) => id));
  const lost = sent.filter(({ clickId }) => !kept.has(clickId));
  expect(kept.size + lost.length).toBe(VISITS);
  expect(kept.size).toBeGreaterThan(0);
  expect(lost.filter(({ answeredMs }) => killedMs - answeredMs > LOST_MS_MAX)).toEqual([]);
});
