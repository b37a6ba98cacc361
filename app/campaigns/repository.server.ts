import type { CampaignValues, Goal } from "#app/campaigns/campaign.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { dayOfUtc, midnightUtc } from "#app/kit/calendar.ts";
import type { Tx } from "#app/platform/db.server.ts";

const CAMPAIGN = {
  id: true,
  name: true,
  startsOn: true,
  endsOn: true,
  budgetMinor: true,
  goalMinor: true,
  goalOrders: true,
  note: true,
  creators: { select: { creatorId: true } },
} as const satisfies Prisma.CampaignSelect;

export type Campaign = CampaignValues & Readonly<{ id: string }>;

const toCampaign = (row: Prisma.CampaignGetPayload<{ select: typeof CAMPAIGN }>): Campaign => ({
  id: row.id,
  name: row.name,
  startsOn: dayOfUtc(row.startsOn),
  endsOn: dayOfUtc(row.endsOn),
  budgetMinor: row.budgetMinor,
  goal: goalOf(row),
  note: row.note,
  creatorIds: row.creators.map(({ creatorId }) => creatorId),
});

function goalOf(
  row: Readonly<{ goalMinor: bigint | null; goalOrders: number | null }>,
): Goal | null {
  if (row.goalMinor !== null) return { kind: "net", minor: row.goalMinor };
  return row.goalOrders === null ? null : { kind: "orders", count: row.goalOrders };
}

/** Newest first; `before` is the id of the last campaign of the page before (ids sort by time). */
export async function listCampaigns(
  tx: Tx,
  { shopId, before, take }: Readonly<{ shopId: string; before: string | null; take: number }>,
): Promise<Campaign[]> {
  const rows = await tx.campaign.findMany({
    where: { shopId, ...(before === null ? {} : { id: { lt: before } }) },
    select: CAMPAIGN,
    orderBy: { id: "desc" },
    take,
  });
  return rows.map(toCampaign);
}

export const countCampaigns = (tx: Tx, shopId: string): Promise<number> =>
  tx.campaign.count({ where: { shopId } });

export async function findCampaign(tx: Tx, shopId: string, id: string): Promise<Campaign | null> {
  const row = await tx.campaign.findUnique({
    where: { shopId_id: { shopId, id } },
    select: CAMPAIGN,
  });
  return row && toCampaign(row);
}

export const findCampaignByName = (tx: Tx, shopId: string, name: string) =>
  tx.campaign.findUnique({ where: { shopId_name: { shopId, name } }, select: { id: true } });

/** False when a campaign of that id or name is there. */
export async function insertCampaign(
  tx: Tx,
  shopId: string,
  campaign: Campaign & Readonly<{ createdAt: Date }>,
): Promise<boolean> {
  const { id, createdAt } = campaign;
  const { count } = await tx.campaign.createMany({
    data: [{ shopId, id, createdAt, ...columnsOf(campaign) }],
    skipDuplicates: true,
  });
  return count === 1;
}

export const updateCampaign = (tx: Tx, shopId: string, campaign: Campaign) =>
  tx.campaign.updateMany({ where: { shopId, id: campaign.id }, data: columnsOf(campaign) });

/** Makes these the creators of a campaign; `rows` have an id for each who may be new. */
export async function writeCreators(
  tx: Tx,
  shopId: string,
  campaignId: string,
  rows: readonly Readonly<{ id: string; creatorId: string }>[],
): Promise<void> {
  const creatorIds = rows.map(({ creatorId }) => creatorId);
  await tx.campaignCreator.deleteMany({
    where: { shopId, campaignId, creatorId: { notIn: creatorIds } },
  });
  await tx.campaignCreator.createMany({
    data: rows.map((row) => ({ shopId, campaignId, ...row })),
    skipDuplicates: true,
  });
}

function columnsOf({ name, startsOn, endsOn, budgetMinor, goal, note }: CampaignValues) {
  return {
    name,
    startsOn: midnightUtc(startsOn),
    endsOn: midnightUtc(endsOn),
    budgetMinor,
    goalKind: goal?.kind ?? null,
    goalMinor: goal?.kind === "net" ? goal.minor : null,
    goalOrders: goal?.kind === "orders" ? goal.count : null,
    note,
  };
}
