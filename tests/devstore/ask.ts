// Asking the dev store's Admin API in this process, with the vetted operations.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { answerOperation } from "../../devstore/admin-api.ts";
import type { Shop } from "../../devstore/state.ts";

export const SCOPES = [
  "read_orders",
  "read_customers",
  "write_discounts",
  "read_products",
  "write_app_proxy",
];
export const vetted = readFileSync(join(import.meta.dirname, "vetted-operations.graphql"), "utf8")
  .split(/^# cost /m)
  .slice(1)
  .map((block) => {
    const [cost = "", ...lines] = block.split("\n");
    const text = lines.join("\n").trim();
    return { cost: Number(cost), text, name: /^\w+ (\w+)/.exec(text)?.[1] ?? "" };
  });

export const operation = (name: string) => vetted.find((one) => one.name === name)?.text ?? "";

type Answer = { data?: Record<string, unknown> | null; errors?: { message: string }[] };

export async function ask(
  shop: Shop,
  text: string,
  variables: Record<string, unknown> = {},
  scopes: readonly string[] = SCOPES,
): Promise<Record<string, unknown>> {
  return answerOperation(shop, scopes, { text, variables, operationName: null });
}

/** The data of an answer without errors. */
export async function read(shop: Shop, text: string, variables: Record<string, unknown> = {}) {
  const answer = (await ask(shop, text, variables)) as Answer;
  expect(answer.errors).toBeUndefined();
  return answer.data ?? {};
}
