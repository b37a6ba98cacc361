import { err, ok, type Result } from "#app/kit/result.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { askToLearn } from "#app/programs/learn-collections.server.ts";
import { findTerms, insertTerms } from "#app/programs/repository.server.ts";
import { isSameTerms, type TermsValues, termsInForce } from "#app/programs/terms.ts";

/**
 * Agrees new terms from an instant on, which is now or to come; orders placed before keep theirs. What was to begin later is not begun: the
 * newest version that has begun counts. The same values from the same time make no version.
 * Two people who save at once: the second is told (conflict), since a version is never overwritten.
 */
export async function changeTerms(
  tx: Tx,
  {
    shopId,
    offerId,
    terms,
    from = null,
    now,
  }: Readonly<{
    shopId: string;
    offerId: string;
    terms: TermsValues;
    /** Null is now. */
    from?: Date | null;
    now: Date;
  }>,
): Promise<Result<{ version: number; isNew: boolean }, { kind: "not-found" | "conflict" }>> {
  const versions = await findTerms(tx, shopId, offerId);
  const latest = versions.at(-1);
  if (!latest) return err({ kind: "not-found" });
  const isToCome = latest.validFrom > now;
  const isSameTime = isToCome ? latest.validFrom.getTime() === from?.getTime() : from === null;
  if (isSameTerms(latest, terms) && isSameTime)
    return ok({ version: latest.version, isNew: false });
  // What was to begin sooner would still begin on its day: those in force are agreed once more, and so take its place until then.
  const isPutOff = isToCome && from !== null && from > latest.validFrom;
  const bridge = isPutOff ? [{ ...termsInForce(versions, now), validFrom: now }] : [];
  const next = [...bridge, { ...terms, validFrom: from ?? now }].map((one, at) => ({
    ...one,
    id: newId(),
    offerId,
    version: latest.version + 1 + at,
  }));
  const version = latest.version + next.length;
  let isWritten = true;
  for (const one of next) isWritten &&= await insertTerms(tx, shopId, one);
  if (isWritten) await askToLearn(tx, { shopId, offerId, terms });
  return isWritten ? ok({ version, isNew: true }) : err({ kind: "conflict" });
}
