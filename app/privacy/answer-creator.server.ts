import { changeCreator } from "#app/codes/change-creator.server.ts";
import { answerPast } from "#app/history/answer-past.server.ts";
import { ok } from "#app/kit/result.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { eraseCreator } from "#app/privacy/erase-creator.server.ts";

/** The forms of a creator's page, each answered by the room that it belongs to. */
export async function answerCreator(tx: Tx, posted: Parameters<typeof changeCreator>[1]) {
  const { shop, creatorId, form, now } = posted;
  if (form.get("intent") === "erase") {
    const erased = await eraseCreator(tx, shop, { creatorId, now });
    return erased.ok ? ok({ intent: "erase", result: null, said: "Personal data erased" }) : erased;
  }
  return (await answerPast(tx, posted)) ?? changeCreator(tx, posted);
}
