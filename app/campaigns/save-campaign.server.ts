import type { CampaignValues } from "#app/campaigns/campaign.ts";
import {
  findCampaign,
  findCampaignByName,
  insertCampaign,
  updateCampaign,
  writeCreators,
} from "#app/campaigns/repository.server.ts";
import { namesOfCreators } from "#app/creators/find-creator.server.ts";
import { assertNever } from "#app/kit/invariant.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

export type CampaignFault = Readonly<{
  kind: "name-taken" | "saved-before" | "no-creator" | "not-found";
}>;

type Saving = Readonly<{ shop: Shop; campaign: CampaignValues }>;

/** Makes a campaign. The same form (`formId`) a second time leads to the campaign that the first one made. */
export async function makeCampaign(
  tx: Tx,
  { shop, campaign, formId, now }: Saving & Readonly<{ formId?: string | undefined; now: Date }>,
): Promise<Result<{ campaignId: string }, CampaignFault>> {
  if (!(await areKnown(tx, shop, campaign))) return err({ kind: "no-creator" });
  const id = formId ?? newId();
  if (await insertCampaign(tx, shop.id, { ...campaign, id, createdAt: now })) {
    await writeCreators(tx, shop.id, id, rowsOf(campaign));
    return ok({ campaignId: id });
  }
  const known = await findCampaign(tx, shop.id, id);
  if (!known) return err({ kind: "name-taken" });
  return known.name === campaign.name ? ok({ campaignId: id }) : err({ kind: "saved-before" });
}

/** Changes a campaign; its figures follow, since they are computed. */
export async function changeCampaign(
  tx: Tx,
  { shop, campaign, campaignId: id }: Saving & Readonly<{ campaignId: string }>,
): Promise<Result<null, CampaignFault>> {
  if (!(await findCampaign(tx, shop.id, id))) return err({ kind: "not-found" });
  if (!(await areKnown(tx, shop, campaign))) return err({ kind: "no-creator" });
  const namesake = await findCampaignByName(tx, shop.id, campaign.name);
  if (namesake && namesake.id !== id) return err({ kind: "name-taken" });
  await updateCampaign(tx, shop.id, { ...campaign, id });
  await writeCreators(tx, shop.id, id, rowsOf(campaign));
  return ok(null);
}

/** The field that a fault belongs to, with a sentence. */
export function faultOfCampaign(fault: CampaignFault): Record<string, string[]> {
  switch (fault.kind) {
    case "name-taken":
      return { name: ["Another campaign has this name. Choose a different one."] };
    case "saved-before":
      return { name: ["This form was saved already with other content. Open it again."] };
    case "no-creator":
      return { creatorIds: ["Choose creators from the list."] };
    case "not-found":
      return { name: ["This campaign is gone. Open the list of campaigns again."] };
    default:
      return assertNever(fault.kind);
  }
}

async function areKnown(tx: Tx, shop: Shop, { creatorIds }: CampaignValues): Promise<boolean> {
  const names = await namesOfCreators(tx, shop.id, creatorIds);
  return creatorIds.every((id) => id in names);
}

const rowsOf = ({ creatorIds }: CampaignValues) =>
  creatorIds.map((creatorId) => ({ id: newId(), creatorId }));
