// The form of a link, parsed in the browser and in the action.
import { z } from "zod";
import { parseLocalDate } from "#app/kit/calendar.ts";
import { parseId } from "#app/kit/id.ts";
import { pagePath } from "#app/links/page-path.ts";
import { normalSlug, slugProblem } from "#app/links/slug.ts";
import {
  chosen,
  nameProblem,
  oneValue,
  type Refuse,
  refusal,
} from "#app/programs/field-readers.ts";
import { readUtm, type Utm, utmFields } from "#app/programs/utm.ts";

const LABEL_LENGTH_MAX = 60;
/** Days that the database knows and people mean. */
const [DAY_FIRST, DAY_LAST] = ["2020-01-01", "2099-12-31"];

/** Where a link leads: the shop's home, a product or collection by Shopify's id, or a page by its path. */
export type WantedTarget =
  | Readonly<{ kind: "home" }>
  | Readonly<{ kind: "product" | "collection"; gid: string }>
  | Readonly<{ kind: "page"; path: string }>;

/** What a merchant says of a link. `endsOn` is its last day in the shop's zone, null for no end. */
export type LinkValues = Readonly<{
  label: string;
  target: WantedTarget;
  utm: Utm;
  appliesDiscount: boolean;
  endsOn: string | null;
}>;

const fields = z.object({
  id: oneValue,
  creatorId: oneValue,
  label: oneValue,
  slug: oneValue,
  targetKind: chosen("home", "product", "collection", "page").default("home"),
  targetGid: oneValue,
  targetTitle: oneValue,
  targetPath: oneValue,
  ...utmFields,
  appliesDiscount: oneValue,
  endsOn: oneValue,
});

type Fields = z.output<typeof fields>;

/** The form that changes a link; `hosts` are the shop's own, which an address that is pasted may name. */
export const linkForm = (hosts: readonly string[]) =>
  fields.transform((given, context) => readLink(given, hosts, refusal(context.issues, given)));

/** The form of a new link: also whose it is, the id that makes a second post the same one, and the slug, null to have one drawn. */
export const newLinkForm = (hosts: readonly string[]) =>
  fields.transform((given, context) => {
    const refuse = refusal(context.issues, given);
    const [id, creatorId] = [parseId(given.id ?? ""), parseId(given.creatorId ?? "")];
    if (!id) refuse("label", "Open the form again.");
    if (!creatorId) refuse("creatorId", "Choose a creator.");
    const slug = normalSlug(given.slug ?? "");
    const problem = slug === "" ? null : slugProblem(slug);
    if (problem) refuse("slug", problem);
    return {
      id: id ?? "",
      creatorId: creatorId ?? "",
      slug: slug === "" ? null : slug,
      ...readLink(given, hosts, refuse),
    };
  });

function readLink(given: Fields, hosts: readonly string[], refuse: Refuse): LinkValues {
  const label = (given.label ?? "").trim().replace(/ {2,}/g, " ");
  const problem = nameProblem(label, LABEL_LENGTH_MAX);
  if (problem) refuse("label", problem);
  const endsOn = (given.endsOn ?? "").trim();
  const isDay = parseLocalDate(endsOn) !== null && endsOn >= DAY_FIRST && endsOn <= DAY_LAST;
  if (endsOn !== "" && !isDay) refuse("endsOn", "Enter a real date, as YYYY-MM-DD.");
  return {
    label,
    target: readTarget(given, hosts, refuse),
    utm: readUtm(given, refuse),
    appliesDiscount: given.appliesDiscount === "on",
    endsOn: endsOn === "" ? null : endsOn,
  };
}

function readTarget(given: Fields, hosts: readonly string[], refuse: Refuse): WantedTarget {
  const kind = given.targetKind;
  if (kind === "home") return { kind };
  if (kind === "page") {
    const path = pagePath(given.targetPath ?? "", hosts);
    if (!path.ok) refuse("targetPath", path.error);
    return { kind, path: path.ok ? path.value : "/" };
  }
  const gid = given.targetGid ?? "";
  const type = kind === "product" ? "Product" : "Collection";
  if (!new RegExp(`^gid://shopify/${type}/\\d{1,20}$`).test(gid))
    refuse("targetGid", `Choose a ${kind}.`);
  return { kind, gid };
}

/** The form of the shop's UTM parameters for links that set none. */
export const utmDefaultsForm = z
  .object(utmFields)
  .transform((given, context) => readUtm(given, refusal(context.issues, given)));

const STATES = ["working", "ended", "gone", "archived"] as const;

const query = z.object({
  q: z.string().trim().max(80).catch(""),
  state: z.enum(STATES).nullable().catch(null),
  creator: z
    .string()
    .transform((text) => parseId(text))
    .nullable()
    .catch(null),
  cursor: z.string().nullable().catch(null),
});

/** What the links page can be asked for in its address; nonsense counts as not asked. A state of null is all but archived. */
export type LinksQuery = z.output<typeof query>;

/** Reads the query of an address. */
export const readLinksQuery = (search: URLSearchParams): LinksQuery =>
  query.parse({ q: "", state: null, creator: null, cursor: null, ...Object.fromEntries(search) });
