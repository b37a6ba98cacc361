import { expect, test } from "vitest";
import { newLinkForm, readLinksQuery, utmDefaultsForm } from "#app/links/link-contract.ts";

const HOSTS = ["northwind.example", "northwind.myshopify.com"];
const ID = "01932c07-aaaa-7bbb-8ccc-000000000001";
const CREATOR = "01932c07-aaaa-7bbb-8ccc-000000000002";
const given = { id: ID, creatorId: CREATOR, label: "Spring serum", appliesDiscount: "on" };

test("an empty form but for its name is a link home with the defaults", () => {
  expect(newLinkForm(HOSTS).parse(given)).toEqual({
    id: ID,
    creatorId: CREATOR,
    slug: null,
    label: "Spring serum",
    target: { kind: "home" },
    utm: { source: null, medium: null, campaign: null, term: null, content: null },
    appliesDiscount: true,
    endsOn: null,
  });
});

test("a full form is read whole", () => {
  const { slug, target, utm, appliesDiscount, endsOn } = newLinkForm(HOSTS).parse({
    ...given,
    slug: " Spring-Serum ",
    targetKind: "product",
    targetGid: "gid://shopify/Product/41",
    utmSource: "newsletter",
    utmContent: " a&b ",
    appliesDiscount: undefined,
    endsOn: "2026-12-24",
  });
  expect({ slug, target, utm, appliesDiscount, endsOn }).toEqual({
    slug: "spring-serum",
    target: { kind: "product", gid: "gid://shopify/Product/41" },
    utm: { source: "newsletter", medium: null, campaign: null, term: null, content: "a&b" },
    appliesDiscount: false,
    endsOn: "2026-12-24",
  });
});

test.each([
  [{ label: "" }, "label", "Enter a name."],
  [{ label: "<script>" }, "label", "Leave out < and >."],
  [{ id: "x" }, "label", "Open the form again."],
  [{ creatorId: "" }, "creatorId", "Choose a creator."],
  [{ slug: "ab" }, "slug", "Use 3 to 32 characters."],
  [{ targetKind: "product", targetGid: "" }, "targetGid", "Choose a product."],
  [
    { targetKind: "collection", targetGid: "gid://shopify/Product/1" },
    "targetGid",
    "Choose a collection.",
  ],
  [{ targetKind: "page", targetPath: "" }, "targetPath", "Enter the page, such as /pages/about."],
  [{ utmTerm: "a\nb" }, "utmTerm", "Use one line of plain text."],
  [{ utmTerm: "a".repeat(101) }, "utmTerm", "Use at most 100 characters."],
  [{ endsOn: "2026-02-30" }, "endsOn", "Enter a real date, as YYYY-MM-DD."],
  [{ endsOn: "9999-01-01" }, "endsOn", "Enter a real date, as YYYY-MM-DD."],
])("%j is refused at its field", (change, field, message) => {
  const parsed = newLinkForm(HOSTS).safeParse({ ...given, ...change });
  expect(parsed.error?.issues.map(({ path, message: said }) => [path.join("."), said])).toEqual([
    [field, message],
  ]);
});

test("the address of the links page asks for what it can, and nonsense counts as not asked", () => {
  const read = (search: string) => readLinksQuery(new URLSearchParams(search));
  expect(read("")).toEqual({ q: "", state: null, creator: null, cursor: null });
  expect(read(`q= serum &state=ended&creator=${CREATOR}&cursor=x`)).toEqual({
    q: "serum",
    state: "ended",
    creator: CREATOR,
    cursor: "x",
  });
  expect(read(`q=${"a".repeat(81)}&state=broken&creator=1`)).toEqual(read(""));
});

test("the shop's UTM parameters are read like a link's", () => {
  expect(utmDefaultsForm.parse({ utmMedium: " influencer ", utmTerm: "" })).toEqual({
    source: null,
    medium: "influencer",
    campaign: null,
    term: null,
    content: null,
  });
  const broken = utmDefaultsForm.safeParse({ utmSource: "a\nb" });
  expect(broken.error?.issues.map(({ path }) => path)).toEqual([["utmSource"]]);
});
