import { err, ok, type Result } from "#app/kit/result.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { askToLearn } from "#app/programs/learn-collections.server.ts";
import { findTerms, insertTerms } from "#app/programs/repository.server.ts";
import { isSameTerms, type TermsValues } from "#app/programs/terms.ts";

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
  const latest = (await findTerms(tx, shopId, offerId)).at(-1);
  if (!latest) return err({ kind: "not-found" });
  const isToCome = latest.validFrom > now;
  const isSameTime = isToCome ? latest.validFrom.getTime() === from?.getTime() : from === null;
  if (isSameTerms(latest, terms) && isSameTime)
    return ok({ version: latest.version, isNew: false });
  const version = latest.version + 1;
  const isWritten = await insertTerms(tx, shopId, {
    ...terms,
    id: newId(),
    offerId,
    version,
    validFrom: from ?? now,
  });
  if (isWritten) await askToLearn(tx, { shopId, offerId, terms });
  return isWritten ? ok({ version, isNew: true }) : err({ kind: "conflict" });
}
