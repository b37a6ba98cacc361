// When each webhook topic was last heard. Noted by the worker, off the path of the answer that Shopify waits for, and at most once a
// minute for a topic of a shop: what a person reads off it is whether a topic comes at all.
import { queryRows, sql, type Tx } from "#app/platform/db.server.ts";
import type { InboxEvent } from "#app/shopify/inbox-claim.server.ts";
import { kindOf } from "#app/shopify/topics.ts";

const MINUTE_MS = 60_000;
/** Shops and topics that this process remembers; beyond it forgets them all, which costs a write each. */
const KNOWN_MAX = 10_000;

const noted = new Map<string, number>();

type Heard = Pick<InboxEvent, "shopId" | "topic" | "receivedAt">;

/** Notes the topics of claimed events, our own left out. A shop that took the app out is about to be erased: nothing is added to it. */
export async function noteTopics(events: readonly Heard[]): Promise<void> {
  const news = newest(events).filter(isNews);
  if (news.length === 0) return;
  await queryRows(sql`
    insert into "HeardTopic" ("shopId", "id", "heardAt")
    select l."shopId", l.topic, l.at
    from unnest(${news.map(({ shopId }) => shopId)}::uuid[], ${news.map(({ topic }) => topic)}::text[],
      ${news.map(({ receivedAt }) => receivedAt.toISOString())}::timestamptz[]) as l("shopId", topic, at)
    join "Shop" s on s."id" = l."shopId" and s."uninstalledAt" is null
    order by l."shopId", l.topic
    on conflict ("shopId", "id") do update set "heardAt" = excluded."heardAt"
    where "HeardTopic"."heardAt" < excluded."heardAt"`);
  if (noted.size > KNOWN_MAX) noted.clear();
  for (const one of news) noted.set(keyOf(one), one.receivedAt.getTime());
}

const keyOf = ({ shopId, topic }: Heard): string => `${shopId} ${topic}`;

function newest(events: readonly Heard[]): Heard[] {
  const found = new Map<string, Heard>();
  for (const event of events) {
    if (kindOf(event.topic) === null) continue;
    const before = found.get(keyOf(event));
    if (!before || before.receivedAt < event.receivedAt) found.set(keyOf(event), event);
  }
  return [...found.values()];
}

function isNews(heard: Heard): boolean {
  const before = noted.get(keyOf(heard));
  return before === undefined || heard.receivedAt.getTime() - before >= MINUTE_MS;
}

/** When each topic of a shop was last heard; a topic that never was is not in it. */
export async function heardTopics(tx: Tx, shopId: string): Promise<ReadonlyMap<string, Date>> {
  const rows = await tx.heardTopic.findMany({
    where: { shopId },
    select: { id: true, heardAt: true },
  });
  return new Map(rows.map(({ id, heardAt }) => [id, heardAt]));
}
