import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parse, separateOperations, validate } from "graphql";
import { parse as parseToml } from "smol-toml";
import { expect, test } from "vitest";
import { z } from "zod";
import { codeIn } from "../tidy/sources.ts";
import { estimatedCost, missingScopes, schema, selectedFields } from "./admin-schema.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const POINTS_MAX = 1_000;

const document = parse(read("app/shopify/admin.graphql"));
const operations = Object.entries(separateOperations(document));
const access = z
  .object({
    access_scopes: z.object({ scopes: z.string(), optional_scopes: z.array(z.string()) }),
  })
  .parse(parseToml(read("shopify.app.toml"))).access_scopes;
const scopes = access.scopes.split(",").map((scope) => scope.trim());
/** Operations that need a scope which the merchant grants at their use, and that scope. */
const BY_CONSENT: Readonly<Record<string, string>> = { CreateTestOrder: "write_orders" };

const BULK_RESULT =
  "query Q($id: ID!) { discountRedeemCodeBulkCreation(id: $id) { id codes(first: 250) { nodes { code discountRedeemCode { id } errors { code message } } } } }";

const ORDERS_PAGE =
  "{ orders(first: 50) { nodes { id customAttributes { key } currentSubtotalPriceSet { shopMoney { amount } } } pageInfo { endCursor } } }";

const BY_CODE = `{ codeDiscountNodeByCode(code: "A") { codeDiscount { ... on DiscountCodeBasic { title totalSales { amount } } ... on DiscountCodeApp { title } } } }`;

const ADD_CODES =
  "mutation M($id: ID!, $codes: [DiscountRedeemCodeInput!]!) { discountRedeemCodeBulkAdd(discountId: $id, codes: $codes) { bulkCreation { id } userErrors { message } } }";

test("the operations are valid on the Admin schema 2026-10", () => {
  expect(validate(schema, document).map((fault) => fault.message)).toEqual([]);
});

test.each(operations)("%s touches no protected customer data", (_name, operation) => {
  expect(selectedFields(operation).filter((field) => field.isProtected)).toEqual([]);
});

test.each(operations)("%s touches no deprecated field", (_name, operation) => {
  expect(selectedFields(operation).filter((field) => field.deprecation !== null)).toEqual([]);
});

test.each(operations)("%s costs under 1,000 points", (_name, operation) => {
  expect(estimatedCost(operation)).toBeLessThan(POINTS_MAX);
});

test.each(operations)("%s needs no scope beyond shopify.app.toml", (name, operation) => {
  const granted = BY_CONSENT[name];
  expect(missingScopes(operation, granted ? [...scopes, granted] : scopes)).toEqual([]);
});

test("a scope that is asked for at its use is an optional one, and is needed there", () => {
  for (const [name, scope] of Object.entries(BY_CONSENT)) {
    const operation = operations.find(([known]) => known === name)?.[1];
    expect(access.optional_scopes).toContain(scope);
    expect(operation && missingScopes(operation, scopes)).not.toEqual([]);
  }
});

test.each(operations)("%s is run by the app", (name) => {
  const callers = codeIn("app").filter((file) => read(file).includes(`${name}Document`));
  expect(callers).not.toEqual([]);
});

test("every mutation reads userErrors", () => {
  const mutations = operations.filter(([, operation]) =>
    operation.definitions.some((one) => "operation" in one && one.operation === "mutation"),
  );
  const silent = mutations.filter(
    ([, operation]) => !selectedFields(operation).some(({ name }) => name.endsWith(".userErrors")),
  );
  expect(silent.map(([name]) => name)).toEqual([]);
});

test("admin.generated.ts is fresh", { timeout: 60_000 }, () => {
  const check = spawnSync(process.execPath, ["scripts/generate-admin.ts", "--check"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  expect(check.stderr).toBe("");
  expect(check.status).toBe(0);
});

test.each([
  ["a list of 250 with two objects a node", BULK_RESULT, 752],
  ["a page of 50 orders with three objects a node", ORDERS_PAGE, 201],
  ["a union, by its dearest fragment", BY_CODE, 3],
  ["a mutation", ADD_CODES, 13],
])("the estimate of %s agrees with the figure worked by hand", (_what, text, points) => {
  expect(estimatedCost(parse(text))).toBe(points);
});

test("a missing scope is named", () => {
  expect(missingScopes(parse(BY_CODE), ["read_orders"])).toContain(
    "QueryRoot.codeDiscountNodeByCode: Apps must have `read_discounts` access scope.",
  );
});

test("the scope to write includes the one to read", () => {
  expect(missingScopes(parse(BY_CODE), ["write_discounts"])).toEqual([]);
});

test("a protected and a deprecated field are seen", () => {
  const fields = selectedFields(parse("{ customer(id: 1) { email addresses { id } } }"));
  expect(fields.find(({ name }) => name === "Customer.email")?.isProtected).toBe(true);
  expect(fields.find(({ name }) => name === "Customer.addresses")?.deprecation).not.toBeNull();
});

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), "utf8");
}
