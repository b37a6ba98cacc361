import { BlockStack, Card, Text } from "@shopify/polaris";
import { redirectUrl } from "#app/links/link.ts";
import { pagePath } from "#app/links/page-path.ts";
import { UTM_FIELDS, type Utm, type UtmName, utmFieldName } from "#app/programs/utm.ts";

/** What the form is checked against and its preview made of. */
export type FormFacts = Readonly<{
  creatorId: string;
  hosts: readonly string[];
  storefrontUrl: string;
  /** What stands before the slug in the address. */
  prefix: string;
  slug: string;
  code: string | null;
  /** Whether each shopper gets a code that works once instead. */
  isSafe: boolean;
  hasCodes: boolean;
  zone: string;
  platform: string;
  campaign: string;
  /** Of its programs and the shop, for a link that sets none. */
  utm: Utm;
}>;

export type LinkDefaults = Readonly<
  Record<
    | "label"
    | "targetKind"
    | "targetGid"
    | "targetTitle"
    | "targetPath"
    | "path"
    | "appliesDiscount"
    | "endsOn"
    | UtmName,
    string
  >
>;

type TextOf = (
  name: "slug" | "targetKind" | "targetGid" | "targetPath" | "appliesDiscount" | UtmName,
) => string;

const CLICK = "00000000-0000-0000-0000-000000000000";

/** Where a shopper arrives through the link as it is typed, and with what in the cart. */
export function LinkPreview({
  text,
  facts,
  defaults,
}: {
  text: TextOf;
  facts: FormFacts;
  defaults: LinkDefaults | null;
}) {
  const applies = facts.hasCodes && text("appliesDiscount") === "on";
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          Shoppers arrive at
        </Text>
        <Text as="p" breakWord>
          {addressOf(text, facts, defaults)}
        </Text>
        <Text as="p" tone="subdued">
          {cartWords(applies, facts)}
        </Text>
      </BlockStack>
    </Card>
  );
}

function cartWords(applies: boolean, { code, isSafe }: FormFacts): string {
  if (!applies) return "No code in the cart: the link only tracks who came.";
  if (isSafe) return "Safe link: a code for each shopper that works once is in the cart.";
  if (code === null)
    return "The creator’s code is not live in Shopify yet. Once it is, it goes into the cart.";
  return `Code ${code} is in the cart.`;
}

function addressOf(text: TextOf, facts: FormFacts, defaults: LinkDefaults | null): string {
  const utm = Object.fromEntries(
    UTM_FIELDS.map((field) => [field, text(utmFieldName(field)).trim() || facts.utm[field]]),
  ) as Utm; // one value for each of its fields
  const target = {
    ...{ shopId: "", linkId: "", offerId: "", expiresAt: null, path: "/" },
    ...{ code: null, isSafe: false, appliesDiscount: false },
    ...{ slug: facts.slug, storefrontUrl: facts.storefrontUrl, utm },
    ...{ platform: facts.platform, campaign: facts.campaign },
  };
  const address = redirectUrl(target, pathOf(text, facts, defaults), { clickId: CLICK });
  return address.replace(/ref=[^&#]*/, "ref=…").replace("%E2%80%A6", "…");
}

/** The path as far as it is known: of a product that was picked just now Shopify says it when the link is saved. */
function pathOf(text: TextOf, facts: FormFacts, defaults: LinkDefaults | null): string {
  const kind = text("targetKind");
  if (kind === "page") {
    const path = pagePath(text("targetPath"), facts.hosts);
    return path.ok ? path.value : "/";
  }
  if (kind !== "product" && kind !== "collection") return "/";
  const isSaved = defaults !== null && defaults.targetGid === text("targetGid");
  return isSaved ? defaults.path : `/${kind}s/…`;
}
