// Files of creators, uploaded and worked through as the page and the worker do it.
import { v7 } from "uuid";
import { PIECE_BYTES } from "#app/imports/creator-import.ts";
import type { StepSize } from "#app/imports/step-import.server.ts";
import type { Shop } from "#app/shops/shop.ts";

const { db, transaction } = await import("#app/platform/db.server.ts");
const { takeUpload } = await import("#app/imports/upload-file.server.ts");
const { takeStep } = await import("#app/imports/take-step.server.ts");
const { stepCreatorImport } = await import("#app/imports/step-import.server.ts");
const { findImport } = await import("#app/imports/repository.server.ts");
const { partsAfter } = await import("#app/imports/outcome-repository.server.ts");

const UPLOADED_AT = new Date("2026-11-30T12:00:00Z");

const formOf = (fields: Readonly<Record<string, string | Blob | readonly string[]>>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    if (value instanceof Blob) form.set(name, value);
    else for (const one of [value].flat()) form.append(name, one);
  return form;
};

/** Sends a file in pieces; gives the import's id, or throws the sentence it was refused with. */
export async function upload(
  shop: Shop,
  file: string | Uint8Array<ArrayBuffer>,
  { fileName = "creators.csv", importId = v7() } = {},
): Promise<string> {
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  const post = async (fields: Parameters<typeof formOf>[0]) => {
    const posted = { shop, form: formOf(fields), staffId: "42", now: UPLOADED_AT };
    const taken = await transaction((tx) => takeUpload(tx, posted));
    if (!taken.ok) throw new Error(taken.error.message);
    if ("refused" in taken.value) throw new Error(taken.value.refused);
  };
  for (let position = 0; position * PIECE_BYTES < bytes.length; position++) {
    const piece = bytes.slice(position * PIECE_BYTES, (position + 1) * PIECE_BYTES);
    await post({ importId, position: String(position), piece: new Blob([piece]) });
  }
  await post({ importId, fileName, bytes: String(bytes.length) });
  return importId;
}

export async function importNow(shop: Shop, importId: string) {
  const one = await findImport(db, shop.id, importId);
  if (!one) throw new Error("no such import");
  return one;
}

/** Works until the round is over. */
export async function work(shop: Shop, importId: string, size?: StepSize) {
  for (;;) {
    const { state, round } = await importNow(shop, importId);
    if (state !== "checking" && state !== "running") return importNow(shop, importId);
    await stepCreatorImport({ shopId: shop.id, importId, round }, size);
  }
}

/** Posts a form of the import's page; gives what was said, or the sentence it was refused with. */
export async function post(
  shop: Shop,
  importId: string,
  fields: Readonly<Record<string, string | readonly string[]>>,
): Promise<string> {
  const { round } = await importNow(shop, importId);
  const form = formOf({ round: String(round), ...fields });
  const answer = await transaction((tx) => takeStep(tx, { shop, importId, form }));
  if (answer.ok) return answer.value.said;
  return "message" in answer.error ? answer.error.message : answer.error.kind;
}

/** Uploads, checks, starts and brings in a file; gives the check's counts and the import's. */
export async function bringIn(shop: Shop, file: string) {
  const importId = await upload(shop, file);
  const checked = countsOf(await work(shop, importId));
  await post(shop, importId, { step: "start" });
  return { importId, checked, done: countsOf(await work(shop, importId)) };
}

export const countsOf = (one: Awaited<ReturnType<typeof importNow>>) => ({
  state: one.state,
  made: one.made,
  changed: one.changed,
  unchanged: one.unchanged,
  refused: one.refused,
});

/** What became of each row: line, outcome and problem. */
export async function resultsOf(shop: Shop, importId: string) {
  const which = { importId, afterLine: 0, take: 1_000, isRefusedOnly: false };
  const parts = await partsAfter(db, shop.id, which);
  return parts.flatMap(({ lines, outcomes, problems }) =>
    lines.map((line, at) => [line, outcomes[at], problems[at]] as const),
  );
}

/** Every creator of a shop as the import wrote her, with her codes and the number of her links. */
export async function creatorsIn(shop: Shop) {
  const rows = await db.creator.findMany({
    where: { shopId: shop.id },
    include: {
      codes: { select: { code: true, state: true }, orderBy: { code: "asc" } },
      links: true,
    },
    orderBy: [{ name: "asc" }, { email: "asc" }],
  });
  return rows.map(({ codes, links, ...creator }) => ({
    name: creator.name,
    email: creator.email,
    platform: creator.platform,
    handle: creator.handle,
    followers: creator.followers,
    tags: creator.tags,
    country: creator.country,
    niche: creator.niche,
    otherHandles: creator.otherHandles,
    customFields: creator.customFields,
    codes: codes.map(({ code, state }) => `${code} ${state}`),
    links: links.length,
  }));
}
