import { afterAll, expect, test } from "vitest";
import type { Admin } from "#app/shopify/admin.server.ts";
import { useTestDatabase } from "../support/db.ts";

const { database } = await useTestDatabase(); // the module under test reads the environment
const { closeDatabase } = await import("#app/platform/db.server.ts");
const { AdminError } = await import("#app/shopify/admin.server.ts");
const { readCustomers } = await import("#app/shopify/customers.server.ts");

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const GIDS = [1, 2, 3].map((number) => `gid://shopify/Customer/${number}`);
const customer = (number: number, marketingState: string | null) => ({
  __typename: "Customer",
  id: `gid://shopify/Customer/${number}`,
  tags: ["VIP"],
  defaultEmailAddress: marketingState === null ? null : { marketingState },
});

/** Shopify's answer to a look-up of nodes, which refuses companies where it is told to. */
const answering = (nodes: readonly unknown[], refusesCompanies = false) => {
  const asked: unknown[] = [];
  const admin: Admin = {
    request: async <Data>(_document: unknown, variables: Record<string, unknown>) => {
      asked.push(variables.withCompanies);
      if (refusesCompanies && variables.withCompanies)
        throw new AdminError("refused", "Access denied for companyContactProfiles field.");
      return { nodes } as Data;
    },
  };
  return { admin, asked };
};

test.each([
  ["SUBSCRIBED", true],
  ["NOT_SUBSCRIBED", false],
  ["UNSUBSCRIBED", false],
  ["PENDING", false],
  ["INVALID", false],
  [null, false],
])("a customer whose state of marketing is %s agreed: %s", async (state, isSubscribed) => {
  const { admin } = answering([{ ...customer(1, state), companyContactProfiles: [] }]);
  expect(await readCustomers(admin, GIDS)).toEqual([
    { customerGid: GIDS[0], isSubscribed, isOfCompany: false, tags: ["VIP"] },
  ]);
});

test("who is of a company is told, and who is gone is left out", async () => {
  const contact = { ...customer(2, "SUBSCRIBED"), companyContactProfiles: [{ id: "gid" }] };
  const { admin, asked } = answering([null, contact, { __typename: "Order" }]);
  const found = await readCustomers(admin, GIDS);
  expect(found.map((one) => [one.customerGid, one.isOfCompany])).toEqual([[GIDS[1], true]]);
  expect(asked).toEqual([true]);
});

test("a shop that is refused its companies is asked for the rest", async () => {
  const { admin, asked } = answering([customer(1, "SUBSCRIBED")], true);
  expect(await readCustomers(admin, GIDS)).toMatchObject([
    { isSubscribed: true, isOfCompany: false },
  ]);
  expect(asked).toEqual([true, false]);
});

test("what is refused altogether, or fails, is thrown", async () => {
  const failing = (kind: "refused" | "unavailable"): Admin => ({
    request: async () => {
      throw new AdminError(kind, "No.");
    },
  });
  await expect(readCustomers(failing("refused"), GIDS)).rejects.toThrow("No.");
  await expect(readCustomers(failing("unavailable"), GIDS)).rejects.toThrow("No.");
});
