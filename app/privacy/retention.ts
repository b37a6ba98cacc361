// How long the app keeps what; everything is also erased with the shop, 48 hours after it was uninstalled.
import { APPLICATION_DAYS } from "#app/applications/application.ts";
import { plusDays } from "#app/kit/calendar.ts";

/** Days that each kind of record is kept; webhooks and clicks are kept for as long as the shop sets. */
export const retentionDays = {
  customerExports: 30,
  endedLinks: 365,
  finishedRuns: 90,
  testOrders: 30,
  uploadedFiles: 7,
  creatorImports: 90,
  applications: APPLICATION_DAYS,
} as const;

export type RetentionCutOffs = Readonly<Record<keyof typeof retentionDays, Date>>;

/**
 * The instants before which records are deleted or blanked: exports since they were made (the merchant has 30 days to hand them over),
 * earnings links since they ended, looks through Shopify's orders since they finished (the pages speak of the last 30 days), test orders since they were asked for,
 * files of creators and what became of their rows since they were uploaded, applications that nobody approved since they were declined, else
 * sent, and invitations since they expired.
 */
export function retentionCutOffs(now: Date): RetentionCutOffs {
  return {
    customerExports: plusDays(now, -retentionDays.customerExports),
    endedLinks: plusDays(now, -retentionDays.endedLinks),
    finishedRuns: plusDays(now, -retentionDays.finishedRuns),
    testOrders: plusDays(now, -retentionDays.testOrders),
    uploadedFiles: plusDays(now, -retentionDays.uploadedFiles),
    creatorImports: plusDays(now, -retentionDays.creatorImports),
    applications: plusDays(now, -retentionDays.applications),
  };
}

export type Holding = Readonly<{ what: string; fields: string; kept: string }>;

const inDays = (days: number, since: string) => `${days} days after ${since}`;
const WHILE_INSTALLED = "While the app is installed";

/** Programs and those who want to join them. */
const OF_PROGRAMS: readonly Holding[] = [
  {
    what: "Programs and campaigns",
    fields: "Their texts, rules, days and amounts, and since when which creator is in them.",
    kept: WHILE_INSTALLED,
  },
  {
    what: "Applications to programs",
    fields:
      "Name, e-mail, country, handles, followers and answers as they were sent, the wording that was agreed to and when; your decision, its reason and your screenings.",
    kept: `${inDays(retentionDays.applications, "they were declined or, undecided, sent")}. Those of your creators while the app is installed. Each can be erased on its page`,
  },
  {
    what: "Invitations",
    fields:
      "Whom you noted, or Shopify's id of the customer; a hash of the secret, and when it was used.",
    kept: inDays(retentionDays.applications, "they expired"),
  },
];

/** The shop's settings of how long some of it is kept. */
type KeptDays = Readonly<{ messageDays: number; clickDays: number }>;

/** What the app stores, for the settings page: only what is in its tables. */
export const holdingsOf = (days: KeptDays): readonly Holding[] => [
  ...holdingsOfTrade(days),
  ...holdingsOfService(days),
];

/** Orders, creators and what they earn. */
const holdingsOfTrade = (days: KeptDays): readonly Holding[] => [
  {
    what: "Orders",
    fields:
      "Number, dates, products, amounts, discount codes, link references and Shopify's id of the customer. No name, address, e-mail or phone.",
    kept: WHILE_INSTALLED,
  },
  {
    what: "Creators",
    fields:
      "Name, handles, platforms, followers, and where they were entered, imported or applied with: e-mail, niche, country, language, who of the team looks after them, tags, your note, fields and screenings; what was changed of them by which staff account.",
    kept: WHILE_INSTALLED,
  },
  {
    what: "Files of creators that you import",
    fields: "The file as you uploaded it.",
    kept: inDays(retentionDays.uploadedFiles, "it was uploaded"),
  },
  {
    what: "Imports of creators",
    fields: "The file's name and headings, and what became of each of its lines.",
    kept: inDays(retentionDays.creatorImports, "the file was uploaded"),
  },
  {
    what: "Pages of creators in your shop",
    fields: "Photo address, headline, words and products, as you entered them.",
    kept: WHILE_INSTALLED,
  },
  ...OF_PROGRAMS,
  {
    what: "Ledger, costs and payouts",
    fields:
      "Amounts, dates, references, your reasons and Shopify's id of who gave them; no shopper.",
    kept: WHILE_INSTALLED,
  },
  {
    what: "Visits through links",
    fields:
      "Time, the site that led there, the country where a proxy tells it, the creator's sub-id, whether it was a bot, and a hash by which a day's visitors are counted once. No IP address, no browser, no cookie; what the hash was made with is thrown away after the day.",
    kept: inDays(days.clickDays, "they were made"),
  },
  {
    what: "Earnings links",
    fields: "A hash of the secret, and when the page was last opened.",
    kept: inDays(retentionDays.endedLinks, "they ended"),
  },
];

/** What keeps the app going. */
const holdingsOfService = (days: KeptDays): readonly Holding[] => [
  {
    what: "Shopify's messages",
    fields: "What each webhook was about.",
    kept: `${inDays(days.messageDays, "they were worked through")}. What failed stays until you try it again`,
  },
  {
    what: "Looks for missed orders",
    fields: "When each began and ended, and how many orders it looked at.",
    kept: inDays(retentionDays.finishedRuns, "they ended"),
  },
  {
    what: "Tracking health",
    fields: "When a webhook of each topic last came.",
    kept: WHILE_INSTALLED,
  },
  {
    what: "Test orders sent from here",
    fields: "When each was sent, and Shopify's id of it.",
    kept: inDays(retentionDays.testOrders, "they were sent"),
  },
  {
    what: "Merged customers",
    fields: "Shopify's two ids of each, so that a request finds the orders of both.",
    kept: WHILE_INSTALLED,
  },
  {
    what: "Answers to data requests",
    fields: "The rows held of that customer.",
    kept: inDays(retentionDays.customerExports, "they were made"),
  },
];
