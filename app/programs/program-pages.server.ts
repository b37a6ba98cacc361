// What the pages of programs show of a program itself; members and applications come from the room above.
import { formatDay, localDateOf } from "#app/kit/calendar.ts";
import { countryName } from "#app/kit/country.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { describeAutoApproval } from "#app/programs/auto-approval.ts";
import { findProgramFor } from "#app/programs/find-program.server.ts";
import { namesOfOffers } from "#app/programs/pages.server.ts";
import { type Program, programStateLabel } from "#app/programs/program.ts";
import {
  countGroups,
  countPrograms,
  listPrograms,
} from "#app/programs/program-repository.server.ts";
import { NO_UTM, utmTexts } from "#app/programs/utm.ts";
import { PROXY_PATH } from "#app/shopify/proxy-signature.server.ts";
import type { Shop } from "#app/shops/shop.ts";

const PAGE_SIZE = 25;

/** Programs, newest first, a page at a time. */
export async function programsPage(
  tx: Tx,
  { shop, before }: Readonly<{ shop: Shop; before: string | null }>,
) {
  const found = await listPrograms(tx, { shopId: shop.id, before, take: PAGE_SIZE + 1 });
  const programs = found.slice(0, PAGE_SIZE);
  const ids = programs.map(({ id }) => id);
  const offers = await namesOfOffers(
    tx,
    shop.id,
    programs.map(({ defaultOfferId }) => defaultOfferId),
  );
  const groups = new Map(
    (await countGroups(tx, shop.id, ids)).map((row) => [row.programId, row._count._all]),
  );
  return {
    count: await countPrograms(tx, shop.id),
    next: found.length > PAGE_SIZE ? (programs.at(-1)?.id ?? null) : null,
    programs: programs.map((program) => ({
      id: program.id,
      name: program.name,
      state: program.state,
      stateLabel: programStateLabel(program.state),
      offer: offers[program.defaultOfferId] ?? "",
      groups: groups.get(program.id) ?? 0,
      made: formatDay(localDateOf(program.createdAt, shop.zone)),
    })),
  };
}

/** A program's head, form fields and groups; null when the shop has no such program. */
export async function programPage(tx: Tx, shop: Shop, programId: string) {
  const found = await findProgramFor(tx, shop.id, programId);
  if (!found) return null;
  const { program, groups } = found;
  const offers = await namesOfOffers(tx, shop.id, [
    program.defaultOfferId,
    ...groups.map(({ offerId }) => offerId),
  ]);
  return {
    id: program.id,
    name: program.name,
    state: program.state,
    stateLabel: programStateLabel(program.state),
    offer: offers[program.defaultOfferId] ?? "",
    formUrl: formUrlOf(shop, program),
    storefrontUrl: `${shop.storefrontUrl}${PROXY_PATH}/${program.key}`,
    approval: describeAutoApproval(program.autoApproval),
    groups: groups.map(({ id, name, offerId }) => ({
      id,
      name,
      offerId,
      offer: offers[offerId] ?? "",
    })),
    fields: fieldsOf(program),
  };
}

/** The public address of a program's form. */
export const formUrlOf = (shop: Shop, program: Pick<Program, "key">): string =>
  `${new URL(env.appUrl).origin}/apply/${shop.key}-${program.key}`;

/** The fields of a new program before anybody typed. */
export const newProgramFields = (offerId: string) => ({
  name: "",
  description: "",
  state: "open",
  defaultOfferId: offerId,
  questions: "",
  approval: "person",
  followersMin: "",
  countries: "",
  words: "",
  linkCodes: "own",
  ...utmTexts(NO_UTM),
});

function fieldsOf(program: Program) {
  const { autoApproval } = program;
  return {
    name: program.name,
    description: program.description,
    state: program.state,
    defaultOfferId: program.defaultOfferId,
    questions: program.questions
      .map(({ text, isRequired }) => (isRequired ? `${text} *` : text))
      .join("\n"),
    approval: autoApproval === null ? "person" : "rule",
    followersMin: autoApproval === null ? "" : String(autoApproval.followersMin),
    countries: (autoApproval?.countries ?? []).map(countryName).join(", "),
    words: (autoApproval?.words ?? []).join(", "),
    linkCodes: program.safeLinks ? "single-use" : "own",
    ...utmTexts(program.utm),
  };
}
