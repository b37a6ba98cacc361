// What the pages of campaigns show: the figures are the report's own, for the creators and days of a campaign.
import { periodText } from "#app/analytics/period.ts";
import { presentFigures } from "#app/analytics/present.ts";
import { creatorRows, creatorSums } from "#app/analytics/queries.server.ts";
import { totalCostMinor } from "#app/analytics/roi.ts";
import { budgetProgress, campaignState, goalProgress } from "#app/campaigns/campaign.ts";
import {
  type Campaign,
  countCampaigns,
  findCampaign,
  listCampaigns,
} from "#app/campaigns/repository.server.ts";
import { addDays, localDateOf } from "#app/kit/calendar.ts";
import { decimalFromMinor } from "#app/kit/money.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

const PAGE_SIZE = 25;

/** Campaigns, newest first, a page at a time, each with what came of it so far. */
export async function campaignsPage(
  tx: Tx,
  { shop, before, now }: Readonly<{ shop: Shop; before: string | null; now: Date }>,
) {
  const found = await listCampaigns(tx, { shopId: shop.id, before, take: PAGE_SIZE + 1 });
  const shown = found.slice(0, PAGE_SIZE);
  const campaigns = [];
  for (const campaign of shown) campaigns.push(await presentCampaign(tx, shop, { campaign, now }));
  return {
    count: await countCampaigns(tx, shop.id),
    next: found.length > PAGE_SIZE ? (shown.at(-1)?.id ?? null) : null,
    campaigns,
  };
}

/** A campaign with its creators' figures and its form; null when the shop has no such campaign. */
export async function campaignPage(
  tx: Tx,
  { shop, campaignId, now }: Readonly<{ shop: Shop; campaignId: string; now: Date }>,
) {
  const campaign = await findCampaign(tx, shop.id, campaignId);
  if (!campaign) return null;
  const rows = await creatorRows(tx, scopeOf(shop, campaign), {
    filter: filterOf(campaign),
    sort: "net",
    direction: "desc",
    limit: campaign.creatorIds.length,
    offset: 0,
  });
  return {
    ...(await presentCampaign(tx, shop, { campaign, now })),
    note: campaign.note,
    rows: rows.map((row) => ({
      id: row.creatorId,
      name: row.name,
      ...presentFigures(row, shop.currency),
    })),
    fields: fieldsOf(campaign, shop.currency),
  };
}

/** The fields of a new campaign before anybody typed: thirty days from today. */
export function newCampaignFields(shop: Shop, now: Date) {
  const today = localDateOf(now, shop.zone);
  return {
    name: "",
    startsOn: today,
    endsOn: addDays(today, 29),
    budget: "",
    goalKind: "none",
    goal: "",
    note: "",
    creatorIds: [] as string[],
  };
}

async function presentCampaign(
  tx: Tx,
  shop: Shop,
  { campaign, now }: Readonly<{ campaign: Campaign; now: Date }>,
) {
  const sums = await creatorSums(tx, scopeOf(shop, campaign), filterOf(campaign));
  const { budgetMinor, goal } = campaign;
  const { currency } = shop;
  return {
    id: campaign.id,
    name: campaign.name,
    days: periodText(periodOf(campaign)),
    state: campaignState(campaign, localDateOf(now, shop.zone)),
    creators: campaign.creatorIds.length,
    figures: presentFigures(sums, currency),
    budget:
      budgetMinor === null ? null : budgetProgress(totalCostMinor(sums), budgetMinor, currency),
    goal: goal === null ? null : goalProgress(goal, sums, currency),
  };
}

const periodOf = ({ startsOn, endsOn }: Campaign) => ({ from: startsOn, to: addDays(endsOn, 1) });
const scopeOf = (shop: Shop, campaign: Campaign) => ({ shop, period: periodOf(campaign) });
const filterOf = ({ creatorIds }: Campaign) => ({ q: "", band: null, creatorIds });

function fieldsOf({ budgetMinor, goal, ...campaign }: Campaign, currency: string) {
  const money = (minor: bigint) => decimalFromMinor(minor, currency);
  return {
    name: campaign.name,
    startsOn: campaign.startsOn,
    endsOn: campaign.endsOn,
    budget: budgetMinor === null ? "" : money(budgetMinor),
    goalKind: goal?.kind ?? "none",
    goal: goal === null ? "" : goal.kind === "net" ? money(goal.minor) : String(goal.count),
    note: campaign.note,
    creatorIds: [...campaign.creatorIds],
  };
}
