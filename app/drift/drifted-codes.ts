// Drifted codes: those of an offer that its discount in Shopify no longer has, or has under another name.
import type { Difference } from "#app/drift/drift.ts";

/** A creator's code that Shopify no longer has under its name. */
export type DriftedCode = Readonly<{
  code: string;
  redeemCodeGid: string | null;
  /** Its new name, in normal form; null when it is gone. */
  became: string | null;
}>;

type OurCode = Readonly<{ code: string; redeemCodeGid: string | null }>;

/**
 * Of our live codes those that Shopify no longer has, with the name that their redeem code has now. `inShopify` are all codes of the
 * discount by redeem code, in normal form: {"gid…1" → "ANNA15"} turns our ANNA10 of gid…1 into ANNA15.
 */
export function driftedCodes(
  ours: readonly OurCode[],
  inShopify: ReadonlyMap<string, string>,
): DriftedCode[] {
  const names = new Set(inShopify.values());
  return ours
    .filter(({ code }) => !names.has(code))
    .map(({ code, redeemCodeGid }) => ({
      code,
      redeemCodeGid,
      became: (redeemCodeGid && inShopify.get(redeemCodeGid)) ?? null,
    }));
}

/** A discount with hundreds of codes may have lost them all: so many are named, the rest is counted. */
const CODES_NAMED = 20;

/** Drifted codes as differences beside those of the offer's fields. */
export function differencesOfCodes(codes: readonly DriftedCode[]): Difference[] {
  const named = codes.slice(0, CODES_NAMED).map(({ code, became }) => ({
    field: `Code ${code}`,
    here: "Live",
    inShopify: became === null ? "Not there any more" : `Renamed to ${became}`,
  }));
  const more = codes.length - named.length;
  if (more === 0) return named;
  const rest = { field: `${more} more codes`, here: "Live", inShopify: "Not there any more" };
  return [...named, rest];
}
