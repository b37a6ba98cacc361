import { type Author, noteChanges } from "#app/creators/changes.server.ts";
import { TAGS_MAX } from "#app/creators/contract.ts";
import { findCreator, lockCreator, updateTags } from "#app/creators/repository.server.ts";
import { err, ok, type Result } from "#app/kit/result.ts";
import { plainSql, type Tx } from "#app/platform/db.server.ts";

type Which = Readonly<{ shopId: string; creatorId: string }>;

/** Gives a creator a tag, or takes it from her, and notes it; what is so already is a success. */
export async function changeTag(
  tx: Tx,
  which: Which,
  { tag, isWanted, by }: Readonly<{ tag: string; isWanted: boolean; by: Author }>,
): Promise<Result<null, Readonly<{ kind: "not-found" | "too-many" }>>> {
  const { shopId, creatorId } = which;
  await lockCreator(tx, shopId, creatorId);
  const creator = await findCreator(tx, shopId, creatorId);
  if (!creator) return err({ kind: "not-found" });
  if (creator.tags.includes(tag) === isWanted) return ok(null);
  if (isWanted && creator.tags.length >= TAGS_MAX) return err({ kind: "too-many" });
  const tags = isWanted ? [...creator.tags, tag] : creator.tags.filter((own) => own !== tag);
  await updateTags(tx, which, tags);
  const change = { creatorId, before: creator, after: { ...creator, tags }, by };
  await noteChanges(plainSql(tx), shopId, change);
  return ok(null);
}
