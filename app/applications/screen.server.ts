// Entering a screening, and the card that shows the latest with its history.
import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { findApplication } from "#app/applications/repository.server.ts";
import {
  AUDIENCE,
  formatScore,
  judge,
  RISK_FLAGS,
  scoreTenths,
} from "#app/applications/screening.ts";
import { screeningForm } from "#app/applications/screening-contract.ts";
import { insertScreening, listScreenings } from "#app/applications/screening-repository.server.ts";
import { findOwner } from "#app/creators/find-creator.server.ts";
import { formatInstant } from "#app/kit/calendar.ts";
import { parseId } from "#app/kit/id.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Shop } from "#app/shops/shop.ts";

const HISTORY_MAX = 20;

/** Whom a screening is about: one of both. */
export type Subject = Readonly<{ applicationId: string | null; creatorId: string | null }>;

/** Keeps what the form of a screening says; it is never changed later, another one is added. */
export async function recordScreening(
  tx: Tx,
  {
    shop,
    form,
    staffId,
    now,
  }: Readonly<{ shop: Shop; form: FormData; staffId: string; now: Date }>,
): Promise<Result<SubmissionResult<string[]>, { kind: "not-found" }>> {
  const submission = parseWithZod(form, { schema: screeningForm });
  if (submission.status !== "success") return ok(submission.reply());
  const { formId, ...screening } = submission.value;
  const { applicationId, creatorId } = screening;
  const isKnown =
    (applicationId !== null && (await findApplication(tx, shop.id, applicationId)) !== null) ||
    (creatorId !== null && (await findOwner(tx, shop.id, creatorId)) !== null);
  if (!isKnown) return err({ kind: "not-found" });
  const row = { ...screening, id: formId ?? newId(), staffId, madeAt: now };
  await insertScreening(tx, shop.id, row);
  return ok(submission.reply());
}

/** The screenings of an applicant or creator in words, the latest first; `formId` is the next one's. */
export async function screeningCard(tx: Tx, shop: Shop, subject: Subject) {
  const rows = await listScreenings(tx, shop.id, subject, HISTORY_MAX);
  return {
    subject,
    formId: newId(),
    screenings: rows.map((row) => ({
      id: row.id,
      ...judge(row),
      score: formatScore(scoreTenths(row)),
      made: formatInstant(row.madeAt, shop.zone),
      note: row.note,
      figures: `${row.vertical} % on the subject, ${row.genuine} % genuine followers, interaction ${row.interaction}`,
      audience: AUDIENCE.filter(({ key }) => row[key] !== null).map(
        ({ key, label }) => `${label} ${row[key]}`,
      ),
      flags: RISK_FLAGS.filter(({ value }) => row.flags.includes(value)).map(({ label }) => label),
    })),
  };
}

/** The card of a creator, by the id as an address has it. */
export async function screeningsOfCreator(tx: Tx, shop: Shop, text: string) {
  const creatorId = parseId(text);
  if (!creatorId || !(await findOwner(tx, shop.id, creatorId))) return err({ kind: "not-found" });
  return ok({ card: await screeningCard(tx, shop, { applicationId: null, creatorId }) });
}
