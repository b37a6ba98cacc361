// Candidates among the shop's own customers, and their invitation in one click.
import { invite } from "#app/applications/invite.server.ts";
import { invitedCustomers } from "#app/applications/invited-customers.server.ts";
import {
  CANDIDATE,
  candidateReasons,
  candidateScore,
  customerNumber,
} from "#app/discovery/candidate.ts";
import { candidateForm } from "#app/discovery/contract.ts";
import { plusDays } from "#app/kit/calendar.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { findLoyal } from "#app/orders/find-loyal.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { programChoices } from "#app/programs/find-program.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** So many are looked at, and so many of them shown: a list to work through, not a report. */
const LOOKED_AT_MAX = 200;
const SHOWN_MAX = 50;

const wanted = (now: Date) => ({
  ordersMin: CANDIDATE.ordersMin,
  since: plusDays(now, -CANDIDATE.lastDaysMax),
  refundPercentBelow: CANDIDATE.refundPercentBelow,
  take: LOOKED_AT_MAX,
});

/** The best candidates with their reasons; who became a creator by an invitation is left out. */
export async function candidatesPage(tx: Tx, shop: Shop, now: Date) {
  const found = await findLoyal(tx, shop.id, wanted(now));
  const customerGids = found.map(({ customerGid }) => customerGid);
  const invited = await invitedCustomers(tx, shop.id, { customerGids, now });
  const candidates = found.filter(({ customerGid }) => invited.get(customerGid) !== "approved");
  const programs = await programChoices(tx, shop.id);
  return {
    programs: programs.map(({ id, name }) => ({ value: id, label: name })),
    candidates: candidates.slice(0, SHOWN_MAX).map((candidate) => {
      const number = customerNumber(candidate.customerGid) ?? "";
      return {
        customerGid: candidate.customerGid,
        number,
        url: `https://${shop.domain}/admin/customers/${number}`,
        score: candidateScore(candidate),
        reasons: candidateReasons(candidate, shop.currency, now),
        invitation: invited.get(candidate.customerGid) ?? null,
      };
    }),
  };
}

/** Makes a candidate's invitation; its address is answered this once. Only who is a candidate now can be invited here. */
export async function inviteCandidate(
  tx: Tx,
  { shop, form, now }: Readonly<{ shop: Shop; form: FormData; now: Date }>,
): Promise<Result<Readonly<{ url: string; customerGid: string }>, { kind: "not-found" }>> {
  const parsed = candidateForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) return err({ kind: "not-found" });
  const { customerGid, programId } = parsed.data;
  const found = await findLoyal(tx, shop.id, wanted(now));
  if (!found.some((candidate) => candidate.customerGid === customerGid))
    return err({ kind: "not-found" });
  const name = `Customer ${customerNumber(customerGid)}`;
  const made = await invite(tx, shop, { programId, groupId: null, name, customerGid, now });
  return made.ok ? ok({ url: made.value.url, customerGid }) : made;
}
