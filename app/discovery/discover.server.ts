// Candidates among the shop's own customers, and their invitation in one click.
import { setTimeout as sleep } from "node:timers/promises";
import { invite } from "#app/applications/invite.server.ts";
import { invitedCustomers } from "#app/applications/invited-customers.server.ts";
import { type BuyingModel, modelNote, stillBuyingPercent } from "#app/discovery/buying-model.ts";
import {
  CANDIDATE,
  type CustomerFacts,
  candidateReasons,
  consentNote,
  customerNumber,
  isAdvocate,
  leftOutFor,
  leftOutText,
  lookedAtText,
} from "#app/discovery/candidate.ts";
import { candidateForm } from "#app/discovery/contract.ts";
import { askForModel } from "#app/discovery/fit-model.server.ts";
import { findModel } from "#app/discovery/repository.server.ts";
import { scoreOf } from "#app/discovery/score.ts";
import { plusDays } from "#app/kit/calendar.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { findLoyal, type Loyal } from "#app/orders/find-loyal.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { programChoices } from "#app/programs/find-program.server.ts";
import { AdminError, adminFor } from "#app/shopify/admin.server.ts";
import { readCustomers } from "#app/shopify/customers.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** So many are looked at, the best by orders and net, and so many of them shown: a list to work through, not a report. */
const LOOKED_AT_MAX = 200;
const SHOWN_MAX = 50;
/** A page that says what it does not know is better than one that does not come. */
const SHOPIFY_MS_MAX = 4_000;

const wanted = (now: Date) => ({
  ordersMin: CANDIDATE.ordersMin,
  since: plusDays(now, -CANDIDATE.lastDaysMax),
  refundPercentBelow: CANDIDATE.refundPercentBelow,
  take: LOOKED_AT_MAX,
  now,
});

/** The best candidates with their score and reasons; who became a creator by an invitation is left out. Asks Shopify who agreed to it. */
export async function candidatesPage(shop: Shop, now: Date) {
  const { loyal, isCut, invited, model, programs } = await transaction((tx) => look(tx, shop, now));
  const gids = loyal.map(({ customerGid }) => customerGid);
  const { facts, problem } = await askShopify(shop, gids);
  const looked = loyal.map((one) => ({
    one,
    leftOut: leftOutFor(one, facts?.get(one.customerGid) ?? null),
  }));
  const candidates = looked
    .filter(({ leftOut }) => leftOut === null)
    .map(({ one }) => ({
      ...present(one, { shop, now, model, facts: facts?.get(one.customerGid) ?? null }),
      invitation: invited.get(one.customerGid) ?? null,
    }))
    .toSorted((one, other) => other.score - one.score);
  const notes = [
    modelNote(model),
    leftOutText(looked.flatMap(({ leftOut }) => leftOut ?? [])),
    isCut && candidates.length < SHOWN_MAX ? lookedAtText(LOOKED_AT_MAX) : null,
  ];
  return {
    programs: programs.map(({ id, name }) => ({ value: id, label: name })),
    candidates: candidates.slice(0, SHOWN_MAX),
    notes: notes.filter((note) => note !== null),
    consentNote: problem === null ? null : consentNote(problem),
  };
}

async function look(tx: Tx, shop: Shop, now: Date) {
  const found = await findLoyal(tx, shop, wanted(now));
  const customerGids = found.map(({ customerGid }) => customerGid);
  const invited = await invitedCustomers(tx, shop.id, { customerGids, now });
  const model = await findModel(tx, shop.id);
  if (model === null) await askForModel(tx, shop.id);
  const programs = await programChoices(tx, shop.id);
  const loyal = found.filter(({ customerGid }) => invited.get(customerGid) !== "approved");
  return { loyal, isCut: found.length === LOOKED_AT_MAX, invited, model, programs };
}

type Facts = ReadonlyMap<string, CustomerFacts>;

/** Of a customer whom Shopify no longer has: agreed to nothing. */
const GONE: CustomerFacts = { isSubscribed: false, isOfCompany: false, tags: [] };

/** What Shopify says of these customers, each of them; null, with its reason, where it does not: then nobody may be taken for one who agreed. */
async function askShopify(
  shop: Shop,
  customerGids: readonly string[],
): Promise<Readonly<{ facts: Facts | null; problem: string | null }>> {
  if (customerGids.length === 0) return { facts: new Map(), problem: null };
  try {
    const customers = await inTime(readCustomers(adminFor(shop.domain), customerGids));
    const facts = new Map(customerGids.map((gid): [string, CustomerFacts] => [gid, GONE]));
    for (const customer of customers) facts.set(customer.customerGid, customer);
    return { facts, problem: null };
  } catch (error) {
    if (!(error instanceof AdminError)) throw error;
    return { facts: null, problem: error.message };
  }
}

/** The answer, unless it is late: what comes of it then is nobody's concern. */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const late = sleep(SHOPIFY_MS_MAX, undefined, { signal: timer.signal }).then(() => {
    throw new AdminError("unavailable", "Shopify did not answer in time");
  });
  for (const one of [answer, late]) one.catch(() => undefined);
  try {
    return await Promise.race([answer, late]);
  } finally {
    timer.abort();
  }
}

type Setting = Readonly<{
  shop: Shop;
  now: Date;
  model: BuyingModel | null;
  facts: CustomerFacts | null;
}>;

function present(loyal: Loyal, { shop, now, model, facts }: Setting) {
  const number = customerNumber(loyal.customerGid) ?? "";
  const stillBuying = stillBuyingPercent(model, loyal);
  const advocate = isAdvocate(facts);
  return {
    customerGid: loyal.customerGid,
    number,
    url: `https://${shop.domain}/admin/customers/${number}`,
    ...scoreOf({
      orders: loyal.ordersAbove,
      net: loyal.netAbove,
      stillBuying,
      advocate: advocate === null ? null : Number(advocate) * 100,
    }),
    reasons: candidateReasons(loyal, { stillBuying, facts }, { currency: shop.currency, now }),
  };
}

/** What comes of a wish to invite: the address of the invitation, answered this once, or why there is none yet. */
type Invited = Readonly<{ customerGid: string; url: string | null; problem: string | null }>;

/**
 * Makes a candidate's invitation. Only who is a candidate now can be invited here; where Shopify does not say whether she agreed, only from a
 * page that has said so.
 */
export async function inviteCandidate({
  shop,
  form,
  now,
}: Readonly<{ shop: Shop; form: FormData; now: Date }>): Promise<
  Result<Invited, { kind: "not-found" }>
> {
  const parsed = candidateForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) return err({ kind: "not-found" });
  const { customerGid, programId, consent } = parsed.data;
  const found = await transaction((tx) => findLoyal(tx, shop, wanted(now)));
  const candidate = found.find((one) => one.customerGid === customerGid);
  if (!candidate) return err({ kind: "not-found" });
  const { facts } = await askShopify(shop, [customerGid]);
  if (facts === null && consent === "known")
    return ok({ customerGid, url: null, problem: NO_ANSWER });
  if (leftOutFor(candidate, facts?.get(customerGid) ?? null)) return err({ kind: "not-found" });
  const name = `Customer ${customerNumber(customerGid)}`;
  const asked = { programId, groupId: null, name, customerGid, now };
  const made = await transaction((tx) => invite(tx, shop, asked));
  return made.ok ? ok({ customerGid, url: made.value.url, problem: null }) : made;
}

const NO_ANSWER = "Shopify did not say whether this customer still agrees. Try again.";
