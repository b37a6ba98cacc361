// What the public form of a program shows, and whether it is open to who asks.
import type { ApplyPage } from "#app/applications/ApplyView.tsx";
import { consentText } from "#app/applications/application.ts";
import { HONEYPOT, type PostedFields } from "#app/applications/contract.ts";
import { stampForm } from "#app/applications/form-stamp.server.ts";
import { openInvitation } from "#app/applications/invite.server.ts";
import { newId } from "#app/platform/clock.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import {
  findProgramFor,
  findProgramOfForm,
  groupIn,
  offerOfGroup,
} from "#app/programs/find-program.server.ts";
import { offerPage } from "#app/programs/pages.server.ts";
import type { Program } from "#app/programs/program.ts";
import { installedShopOfDomain, installedShopOfKey } from "#app/shops/find-shop.server.ts";
import type { Shop } from "#app/shops/shop.ts";

type Address = Readonly<{ shop: string; key: string; by: "key" | "domain" }>;

export type ApplyForm = Readonly<{
  shop: Shop;
  program: Program;
  /** The offer of who is invited, else the program's own. */
  offerId: string;
  invitation: string;
  /** The program is by invitation, and none was brought that works. */
  isOpen: boolean;
}>;

/** The form of an address; null where there is none, or the program is archived, which look the same from outside. */
export async function openForm(
  tx: Tx,
  address: Address | null,
  { invitation: text, now }: Readonly<{ invitation: string; now: Date }>,
): Promise<ApplyForm | null> {
  if (!address || !/^[0-9a-z]{1,32}$/.test(address.key)) return null;
  const find = address.by === "key" ? installedShopOfKey : installedShopOfDomain;
  const shop = await find(tx, address.shop);
  const program = shop && (await findProgramOfForm(tx, shop.id, address.key));
  if (!shop || !program || program.state === "archived") return null;
  const invitation = await openInvitation(tx, shop.id, { programId: program.id, text, now });
  const found = await findProgramFor(tx, shop.id, program.id);
  const offerId = found && offerOfGroup(found, groupIn(found, invitation?.groupId));
  return {
    shop,
    program,
    offerId: offerId ?? program.defaultOfferId,
    invitation: invitation ? text : "",
    isOpen: program.state === "open" || invitation !== null,
  };
}

type Shown = Readonly<{
  now: Date;
  posted?: PostedFields;
  faults?: Readonly<Record<string, string>>;
  notice?: string | null;
  /** The form that was sent is the one that comes back; else it is handed out anew. */
  isKept?: boolean;
}>;

/** The form with what was typed so far. */
export async function showForm(
  tx: Tx,
  { shop, program, offerId, invitation }: ApplyForm,
  { now, posted = {}, faults = {}, notice = null, isKept = false }: Shown,
): Promise<ApplyPage> {
  const offer = await offerPage(tx, { shop, offerId, now });
  const formId = isKept ? (posted.formId ?? "") : newId();
  const stamp = isKept ? (posted.stamp ?? "") : stampForm({ programId: program.id, formId }, now);
  const { [HONEYPOT]: _, ...typed } = posted;
  return {
    shopName: shop.name,
    programName: program.name,
    description: program.description,
    forFollowers: offer?.forFollowers ?? null,
    terms: offer?.versions[0]?.words ?? null,
    questions: program.questions,
    consent: consentText(shop.name),
    hidden: { formId, stamp, ...(invitation === "" ? {} : { invitation }) },
    typed,
    faults,
    notice,
  };
}
