// Rows of a shop in the tables that its own checks, imports and comparisons fill.
import { v7 } from "uuid";
import type { Shop } from "#app/shops/shop.ts";
import type { makeCreator } from "./books.ts";
import { makeImport } from "./history.ts";

type Db = Parameters<typeof makeCreator>[0];

/** What the app's own checks have kept about the shop. */
export async function makeChecks(db: Db, shop: Shop, now: Date): Promise<void> {
  const row = { shopId: shop.id, startedAt: now, finishedAt: now };
  await db.reconciliation.create({
    data: { ...row, id: v7(), kind: "hourly", fromAt: now, toAt: now },
  });
  await db.adminBudget.create({
    data: {
      shopId: shop.id,
      id: "graphql",
      turn: 1,
      available: 1_900,
      maximum: 2_000,
      restoreRate: 100,
      countedAt: now,
    },
  });
  await db.visitorSalt.create({
    data: { shopId: shop.id, id: v7(), dayOn: now, salt: "0".repeat(26) },
  });
  await db.linkDefaults.create({
    data: { shopId: shop.id, id: shop.id, utmMedium: "influencer" },
  });
  const buying = { fittedAt: now, customers: 200, repeaters: 50 };
  await db.buyingModel.create({ data: { shopId: shop.id, id: shop.id, ...buying } });
  const collectionGid = "gid://shopify/Collection/1";
  await db.collection.create({ data: { shopId: shop.id, id: v7(), collectionGid, readAt: now } });
  await db.collectionProduct.create({
    data: { shopId: shop.id, id: v7(), collectionGid, productGid: "gid://shopify/Product/1" },
  });
  await db.safePool.create({ data: { shopId: shop.id, id: shop.id, state: "publishing" } });
  await db.safeCode.create({
    data: { shopId: shop.id, id: v7(), offerId: shop.id, code: "K7QMXW2345", state: "minting" },
  });
  await db.heardTopic.create({ data: { shopId: shop.id, id: "orders/create", heardAt: now } });
  await db.testOrder.create({ data: { shopId: shop.id, id: v7(), askedAt: now } });
  const ids = { deletedGid: "gid://shopify/Customer/8", keptGid: "gid://shopify/Customer/9" };
  await db.customerMerge.create({ data: { shopId: shop.id, id: v7(), ...ids, mergedAt: now } });
  const drift = { shopId: shop.id, differences: [] };
  await db.drift.create({
    data: { ...drift, id: shop.id, seen: "0".repeat(64), codes: [], foundAt: now },
  });
  const decision = { offerId: shop.id, kind: "restore", staffId: "42", madeAt: now };
  await db.driftDecision.create({ data: { ...drift, id: v7(), ...decision } });
  const found = { orders: 0, entries: 0, differences: 0, firstDifferences: [] };
  await db.verification.create({ data: { ...row, id: v7(), ...found } });
}

/** A file of creators that was read, with a row that was refused. */
export async function makeCreatorImport(
  db: Pick<Db, "creatorImport" | "creatorImportPiece" | "creatorImportPart">,
  shop: Shop,
  now: Date,
  mark = "",
): Promise<string> {
  const id = v7();
  await db.creatorImport.create({
    data: {
      shopId: shop.id,
      id,
      state: "done",
      fileName: `${mark}creators.csv`,
      bytes: 14,
      delimiter: ",",
      kind: "other",
      columns: ["name"],
      fields: ["name"],
      offerId: null,
      round: 1,
      startLine: 2,
      startByte: 5,
      rowsDone: 1,
      nextLine: 3,
      bytesDone: 14,
      made: 0,
      changed: 0,
      unchanged: 0,
      refused: 1,
      staffId: "42",
      uploadedAt: now,
      finishedAt: now,
    },
  });
  const piece = { importId: id, position: 0, bytes: Buffer.from("name\nBo"), uploadedAt: now };
  await db.creatorImportPiece.create({ data: { shopId: shop.id, id: v7(), ...piece } });
  const part = { importId: id, round: 1, firstLine: 2, lines: [2], outcomes: ["refused"] };
  const problems = [`${mark} problem`];
  await db.creatorImportPart.create({
    data: { shopId: shop.id, id: v7(), ...part, problems, creatorIds: [id], refused: 1 },
  });
  return id;
}

/** A program with a group, a member, somebody who was invited and applied. */
export async function makeProgram(
  db: Db,
  shop: Shop,
  given: Readonly<{ mark: string; now: Date }>,
) {
  const { mark, now } = given;
  const of = { shopId: shop.id, createdAt: now };
  const ids = { programId: v7(), groupId: v7(), invitationId: v7(), applicationId: v7() };
  const programKey = ids.programId.slice(-8).replaceAll("0", "g").replaceAll("1", "h");
  const { programId, groupId, invitationId } = ids;
  const { id: creatorId } = await db.creator.findFirstOrThrow({ where: { shopId: shop.id } });
  await db.program.create({
    data: {
      ...of,
      id: programId,
      name: `${mark} program`,
      description: `${mark} description`,
      state: "open",
      defaultOfferId: shop.id,
      key: programKey,
    },
  });
  const group = { id: groupId, programId, name: `${mark} group`, offerId: shop.id };
  await db.programGroup.create({ data: { ...of, ...group } });
  const member = { shopId: shop.id, id: v7(), programId, groupId, creatorId, joinedAt: now };
  await db.membership.create({ data: member });
  const invitation = { id: invitationId, programId, groupId, name: `${mark} friend` };
  await db.invitation.create({
    data: { ...of, ...invitation, tokenHash: `${mark} hash`, expiresAt: now, usedAt: now },
  });
  await db.application.create({
    data: {
      ...of,
      id: ids.applicationId,
      programId,
      invitationId,
      email: `${mark.toLowerCase()}@example.com`,
      name: `${mark} applicant`,
      channels: [{ platform: "tiktok", handle: `${mark}handle`, followers: 100 }],
      country: "US",
      why: `${mark} why`,
      answers: [],
      consentText: "I agree.",
      consentedAt: now,
      source: "link",
      state: "applied",
      reason: `${mark} reason`,
    },
  });
  const figures = { vertical: 80, genuine: 90, interaction: 70, flags: [], note: `${mark} saw` };
  const { applicationId } = ids;
  const screening = { shopId: shop.id, id: v7(), applicationId, ...figures };
  await db.screening.create({ data: { ...screening, staffId: "42", madeAt: now } });
  await makeLandingPage(db, shop, { mark, creatorId });
  const campaignId = await makeCampaign(db, shop, { mark, creatorId, now });
  return { ...ids, programKey, campaignId };
}

/** A creator's page in the shop, shown, with a product. */
async function makeLandingPage(
  db: Db,
  shop: Shop,
  { mark, creatorId }: Readonly<{ mark: string; creatorId: string }>,
): Promise<void> {
  const photoUrl = `https://cdn.shopify.com/s/files/1/${mark}.jpg`;
  const texts = { headline: `${mark} headline`, words: `${mark} words`, photoUrl };
  await db.landingPage.create({
    data: { shopId: shop.id, id: creatorId, isShown: true, ...texts },
  });
  const product = { title: `${mark} product`, path: `/products/${mark}`, imageUrl: photoUrl };
  const price = { priceMinor: 4_000n, currency: shop.currency, isVaried: false };
  const place = { pageId: creatorId, position: 0, productGid: "gid://shopify/Product/7" };
  await db.landingProduct.create({
    data: { shopId: shop.id, id: v7(), ...place, ...product, ...price },
  });
}

type Campaigning = Readonly<{ mark: string; creatorId: string; now: Date }>;

async function makeCampaign(db: Db, shop: Shop, { mark, creatorId, now }: Campaigning) {
  const [shopId, id] = [shop.id, v7()];
  const texts = { name: `${mark} campaign`, note: `${mark} note` };
  await db.campaign.create({
    data: { shopId, id, ...texts, startsOn: now, endsOn: now, createdAt: now },
  });
  await db.campaignCreator.create({ data: { shopId, id: v7(), campaignId: id, creatorId } });
  return id;
}

/** An import of the past with a line that could not be read, and a code whose past was credited. */
export async function makeHistory(db: Db, shop: Shop, now: Date): Promise<void> {
  const of = { where: { shopId: shop.id } };
  const importId = await makeImport(db, shop);
  const fault = { shopId: shop.id, id: v7(), importId, line: 7, problem: "The line is no JSON." };
  await db.historyFault.create({ data: fault });
  const [code, order] = [await db.code.findFirstOrThrow(of), await db.order.findFirstOrThrow(of)];
  const past = { state: "done", orders: 1, ordersDone: 1, beforeAt: now, askedAt: now };
  await db.pastCredit.create({ data: { shopId: shop.id, id: v7(), codeId: code.id, ...past } });
  const exemption = { shopId: shop.id, id: v7(), orderId: order.id, code: code.code };
  await db.codeExemption.create({ data: exemption });
  const pause = { shopId: shop.id, id: v7(), creatorId: code.creatorId, fromAt: now, untilAt: now };
  await db.pause.create({ data: pause });
  const amounts = { netMinor: 100n, baseMinor: 100n, amountMinor: 12n };
  const tally = { orderId: order.id, creatorId: code.creatorId, offerId: code.offerId, ...amounts };
  const counted = { termsId: v7(), period: "2026-10", orderedAt: now };
  await db.tally.create({ data: { shopId: shop.id, id: v7(), ...tally, ...counted } });
  const pattern = { offerId: code.offerId, text: "{first}", changedAt: now };
  await db.codePattern.create({ data: { shopId: shop.id, id: v7(), ...pattern } });
  const run = { id: v7(), action: "add-tag", tag: "vip", staffId: "42", askedAt: now };
  await db.bulkRun.create({ data: { shopId: shop.id, ...run, total: 1, refused: 1 } });
  const row = { runId: run.id, creatorId: code.creatorId, refusal: "She has twenty tags." };
  await db.bulkRow.create({ data: { shopId: shop.id, id: v7(), ...row } });
  const change = { creatorId: code.creatorId, field: "niche", before: "", after: "Skincare" };
  const by = { source: "form", staffId: "42", changedAt: now };
  await db.profileChange.create({ data: { shopId: shop.id, id: v7(), ...change, ...by } });
  const word = { kind: "exclude", note: "Friends", staffId: "42", madeAt: now };
  await db.correction.create({ data: { shopId: shop.id, id: v7(), orderId: order.id, ...word } });
}
