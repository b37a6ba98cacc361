import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { expect, test } from "vitest";
import { z } from "zod";
import { kindOf } from "#app/shopify/topics.ts";
import { LISTENED_TOPICS, PARTING_TOPICS, topicsShown } from "#app/tracking/topics.ts";

const names = z.array(z.string()).default([]);
const configuration = z.object({
  webhooks: z.object({
    subscriptions: z.array(z.object({ topics: names, compliance_topics: names })),
  }),
});
const TOML = readFileSync(new URL("../../shopify.app.toml", import.meta.url), "utf8");
const subscribed = configuration
  .parse(parse(TOML))
  .webhooks.subscriptions.flatMap(({ topics, compliance_topics }) => [
    ...topics,
    ...compliance_topics,
  ]);

test("the page and the door know every topic that the app subscribes to, and the page no other", () => {
  const listed = [...LISTENED_TOPICS.map(({ topic }) => topic), ...PARTING_TOPICS];
  expect(listed.sort()).toEqual(subscribed.toSorted());
  expect(subscribed.filter((topic) => kindOf(topic) === null)).toEqual([]);
});

test("a topic that never came is told as not yet, whatever else was heard", () => {
  const heard = new Map([["orders/paid", new Date("2026-11-20T12:00:00Z")]]);
  const shown = topicsShown(heard, (at) => at.toISOString());
  expect(shown.filter((one) => one.heard !== "Not yet")).toEqual([
    { topic: "orders/paid", tells: "An order was paid", heard: "2026-11-20T12:00:00.000Z" },
  ]);
});
