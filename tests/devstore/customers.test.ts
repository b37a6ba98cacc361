import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  addCustomer,
  changeCustomer,
  customerAnswer,
  customerInputFrom,
} from "../../devstore/customers.ts";
import { standingOf } from "../../devstore/story/customers.ts";
import { ask, read } from "./ask.ts";
import { place, testShop } from "./shop.ts";

/** The app's own question. */
const QUESTION =
  /^query ReadCustomers[\s\S]*?^}/m.exec(
    readFileSync(join(import.meta.dirname, "../../app/shopify/admin.graphql"), "utf8"),
  )?.[0] ?? "";

test("Shopify tells of consent, tags and companies, and nothing of a customer who is gone", async () => {
  const shop = testShop();
  const standing = { marketing: "SUBSCRIBED", tags: ["advocate"], isOfCompany: true } as const;
  const known = addCustomer(shop, { ...standing, tags: [...standing.tags] });
  const customerGids = [known.id, addCustomer(shop).id, "999999999"].map(
    (id) => `gid://shopify/Customer/${id}`,
  );
  const variables = { customerGids, withCompanies: true };
  const { nodes } = await read(shop, QUESTION, variables);
  expect(nodes).toMatchObject([
    {
      id: customerGids[0],
      tags: ["advocate"],
      defaultEmailAddress: { marketingState: "SUBSCRIBED" },
      companyContactProfiles: [{}],
    },
    {
      id: customerGids[1],
      tags: [],
      defaultEmailAddress: { marketingState: "NOT_SUBSCRIBED" },
      companyContactProfiles: [],
    },
    null,
  ]);
  expect(await ask(shop, QUESTION, variables, ["read_orders"])).toMatchObject({
    data: null,
    errors: [{ extensions: { code: "ACCESS_DENIED" } }],
  });
});

test("a customer is made with an order, and changed afterwards", () => {
  const shop = testShop();
  const input = customerInputFrom({ marketing: "SUBSCRIBED", tags: ["vip"], company: true });
  const order = place(shop, {
    lines: [{ sku: "SERUM", quantity: 1 }],
    customer: { new: true, ...input },
  });
  const id = order.customerId ?? "";
  expect(shop.customers.get(id)).toMatchObject({ marketing: "SUBSCRIBED", tags: ["vip"] });
  const changed = changeCustomer(shop, id, customerInputFrom({ marketing: "UNSUBSCRIBED" }));
  expect(customerAnswer(changed)).toMatchObject({
    gid: `gid://shopify/Customer/${id}`,
    marketing: "UNSUBSCRIBED",
    tags: ["vip"],
    company: true,
  });
  expect(() => changeCustomer(shop, "1", {})).toThrow("has no customer 1");
  expect(() => customerInputFrom({ marketing: "perhaps" })).toThrow("is one of SUBSCRIBED");
});

test("in the story two of three customers agreed to marketing, and some are advocates", () => {
  const standings = Array.from({ length: 102 }, (_, n) => standingOf(`C${n + 1}`));
  expect(standings.filter(({ marketing }) => marketing === "SUBSCRIBED")).toHaveLength(68);
  expect(standings.filter(({ tags }) => tags.includes("advocate"))).toHaveLength(6);
  expect(standings.filter(({ company }) => company)).toHaveLength(1);
});
