// Discounts and their redeem codes in Shopify: an offer is one discount, a creator's code is one redeem code in it.
import { setTimeout as sleep } from "node:timers/promises";
import { err, ok, type Result } from "#app/kit/result.ts";
import {
  AddCodesDocument,
  CreateOfferDocument,
  type CreateOfferMutationVariables,
  DeleteCodesDocument,
  FindCodeDocument,
  FindRedeemCodeDocument,
  ReadAddedCodesDocument,
  ReadAddedStateDocument,
  ReadJobDocument,
  ReadNewestCodesDocument,
  UpdateOfferDocument,
  type UpdateOfferMutationVariables,
} from "#app/shopify/admin.generated.ts";
import type { Admin } from "#app/shopify/admin.server.ts";

export type DiscountInput = CreateOfferMutationVariables["offer"];
export type UpdateInput = UpdateOfferMutationVariables["offer"];

/** Why Shopify refused, with its code (TAKEN, …) and its own words. */
export type Refusal = Readonly<{ code: string; message: string }>;

/** What became of one code that was added: its redeem code, or Shopify's error. */
export type AddedCode = Readonly<{
  code: string;
  redeemCodeGid: string | null;
  errorCode: string | null;
  message: string | null;
}>;

/** At most so many codes in one call of addCodes (Shopify's limit of an input array). */
export const CODES_MAX = 250;

/** Makes the discount of an offer with its first code. */
export async function createOffer(
  admin: Admin,
  input: DiscountInput,
): Promise<Result<{ discountGid: string }, Refusal>> {
  const { discountCodeBasicCreate: answer } = await admin.request(CreateOfferDocument, {
    offer: input,
  });
  const refusal = refusalOf(answer?.userErrors);
  if (refusal) return err(refusal);
  const discountGid = answer?.codeDiscountNode?.id;
  return discountGid ? ok({ discountGid }) : err(NO_ANSWER);
}

/** Writes what `input` names over an offer's discount. The same input again changes nothing. */
export async function updateOffer(
  admin: Admin,
  { discountGid, input }: Readonly<{ discountGid: string; input: UpdateInput }>,
): Promise<Result<null, Refusal>> {
  const { discountCodeBasicUpdate: answer } = await admin.request(UpdateOfferDocument, {
    discountGid,
    offer: input,
  });
  const refusal = refusalOf(answer?.userErrors);
  return refusal ? err(refusal) : ok(null);
}

/** Adds codes to an offer's discount; Shopify works on them for a while, see codesResult. */
export async function addCodes(
  admin: Admin,
  { discountGid, codes }: Readonly<{ discountGid: string; codes: readonly string[] }>,
): Promise<Result<{ bulkGid: string }, Refusal>> {
  const { discountRedeemCodeBulkAdd: answer } = await admin.request(AddCodesDocument, {
    discountGid,
    codes: codes.map((code) => ({ code })),
  });
  const refusal = refusalOf(answer?.userErrors);
  if (refusal) return err(refusal);
  const bulkGid = answer?.bulkCreation?.id;
  return bulkGid ? ok({ bulkGid }) : err(NO_ANSWER);
}

/** How many codes of one addCodes Shopify did not take; null while it is still at work. Costs a point or two. */
async function addedState(
  admin: Admin,
  bulkGid: string,
): Promise<Readonly<{ failed: number }> | null> {
  const { discountRedeemCodeBulkCreation: bulk } = await admin.request(ReadAddedStateDocument, {
    bulkGid,
  });
  return bulk?.done ? { failed: bulk.failedCount } : null;
}

const POLLS_MAX = 40;
/** Before each look; Shopify is at work for a moment at least. */
const POLL_MS = [150, 150, 200, 300, 500, 1_000] as const;

/** Waits until Shopify is done with one addCodes; how many of its codes it did not take. Throws when it is still at work after half a minute. */
export async function untilAdded(admin: Admin, bulkGid: string): Promise<number> {
  for (let poll = 0; poll < POLLS_MAX; poll++) {
    await sleep(POLL_MS[Math.min(poll, POLL_MS.length - 1)]);
    const state = await addedState(admin, bulkGid);
    if (state) return state.failed;
  }
  throw new Error("Shopify is still at work on the codes");
}

/** What became of the codes of one addCodes, `take` of them at most; null while Shopify is still at work. Costs three points a code. */
export async function codesResult(
  admin: Admin,
  bulkGid: string,
  take = CODES_MAX,
): Promise<readonly AddedCode[] | null> {
  const { discountRedeemCodeBulkCreation: bulk } = await admin.request(ReadAddedCodesDocument, {
    bulkGid,
    take,
  });
  if (!bulk?.done) return null;
  return bulk.codes.nodes.map((node) => ({
    code: node.code,
    redeemCodeGid: node.discountRedeemCode?.id ?? null,
    errorCode: node.errors[0]?.code ?? null,
    message: node.errors[0]?.message ?? null,
  }));
}

/** The codes that came into a discount last, in capitals, each with its redeem code. Costs a point a code. */
export async function newestCodes(
  admin: Admin,
  { discountGid, take }: Readonly<{ discountGid: string; take: number }>,
): Promise<ReadonlyMap<string, string>> {
  const { discountNode } = await admin.request(ReadNewestCodesDocument, { discountGid, take });
  const codes = codesIn(discountNode?.discount);
  return new Map(codes.map(({ id, code }) => [code.toUpperCase(), id]));
}

/** The discount that holds a code, whatever its case, with the code's own id in it; null when the code is free. */
export async function findCode(
  admin: Admin,
  code: string,
): Promise<Readonly<{ discountGid: string; redeemCodeGid: string | null }> | null> {
  const discountGid = await holderOf(admin, code);
  if (discountGid === null) return null;
  const { discountNode } = await admin.request(FindRedeemCodeDocument, {
    discountGid,
    query: code,
  });
  const redeemCode = codesIn(discountNode?.discount).find(
    (found) => found.code.toUpperCase() === code.toUpperCase(),
  );
  return { discountGid, redeemCodeGid: redeemCode?.id ?? null };
}

type RedeemCode = Readonly<{ id: string; code: string }>;

/** The codes of a discount of any kind that has some: an amount off, buy X get Y, free shipping, or an app's. */
const codesIn = (
  discount:
    | object
    | Readonly<{ codes: Readonly<{ nodes: readonly RedeemCode[] }> }>
    | null
    | undefined,
): readonly RedeemCode[] => (discount && "codes" in discount ? discount.codes.nodes : []);

/** The discount that holds a code, whatever its case; null when the code is free. Costs a point. */
export async function holderOf(admin: Admin, code: string): Promise<string | null> {
  const { codeDiscountNodeByCode: node } = await admin.request(FindCodeDocument, { code });
  return node?.id ?? null;
}

/** Takes codes out of their discount, CODES_MAX at most: the only way to stop a single one. Shopify does it a little later. */
export async function retireCodes(
  admin: Admin,
  {
    discountGid,
    redeemCodeGids,
  }: Readonly<{ discountGid: string; redeemCodeGids: readonly string[] }>,
): Promise<Result<Readonly<{ jobGid: string | null }>, Refusal>> {
  const { discountCodeRedeemCodeBulkDelete: answer } = await admin.request(DeleteCodesDocument, {
    discountGid,
    redeemCodeGids: [...redeemCodeGids],
  });
  const refusal = refusalOf(answer?.userErrors);
  return refusal ? err(refusal) : ok({ jobGid: answer?.job?.id ?? null });
}

/** Whether Shopify is done with one retireCodes; it does not say whether the codes went. */
export async function isJobDone(admin: Admin, jobGid: string): Promise<boolean> {
  const { job } = await admin.request(ReadJobDocument, { jobGid });
  return job?.done ?? true;
}

const NO_ANSWER: Refusal = { code: "EMPTY", message: "Shopify gave no answer" };

type UserError = Readonly<{ code?: string | null | undefined; message: string }>;

function refusalOf(userErrors: readonly UserError[] | undefined): Refusal | null {
  const [first] = userErrors ?? [];
  if (!first) return null;
  const taken = userErrors?.find(({ code }) => code === "TAKEN") ?? first;
  return { code: taken.code ?? "UNKNOWN", message: taken.message };
}
