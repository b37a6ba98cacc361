// What the pages of programs and applications show, as texts and counts.
import {
  APPLICATION_STATES,
  type ApplicationState,
  applicationStateLabel,
  channelUrl,
  describeChannel,
  mainChannel,
} from "#app/applications/application.ts";
import type { ApplicationsQuery } from "#app/applications/contract.ts";
import * as invitations from "#app/applications/invitation-repository.server.ts";
import { invitationState } from "#app/applications/invitation-token.ts";
import * as members from "#app/applications/member-repository.server.ts";
import {
  type ApplicationKey,
  type ApplicationRow,
  countApplications,
  countWaiting,
  findApplication,
  listApplications,
  RULE,
} from "#app/applications/repository.server.ts";
import { proposalsIn } from "#app/codes/propose-codes.server.ts";
import { firstFreeCodes } from "#app/codes/request-code.server.ts";
import { platformLabel, shortCount } from "#app/creators/creator.ts";
import { creatorChoices, namesOfCreators } from "#app/creators/find-creator.server.ts";
import { formatDay, formatInstant, localDateOf } from "#app/kit/calendar.ts";
import { countryName } from "#app/kit/country.ts";
import { parseId } from "#app/kit/id.ts";
import { decodeCursor, encodeCursor, instantIn } from "#app/kit/page.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { findOfferFor } from "#app/programs/find-offer.server.ts";
import {
  findProgramFor,
  groupIn,
  offerOfGroup,
  programChoices,
} from "#app/programs/find-program.server.ts";
import { hasCodes } from "#app/programs/offer.ts";
import type { Shop } from "#app/shops/shop.ts";

const PAGE_SIZE = 25;
const INVITATIONS_MAX = 50;

/** Members and waiting applications of programs. */
export async function countsOfPrograms(tx: Tx, shopId: string, programIds: readonly string[]) {
  const asMap = (rows: readonly { programId: string; _count: { _all: number } }[]) =>
    new Map(rows.map((row) => [row.programId, row._count._all]));
  const joined = asMap(await members.countMembers(tx, shopId, programIds));
  const waiting = asMap(await countWaiting(tx, shopId, programIds));
  return Object.fromEntries(
    programIds.map((id) => [id, { members: joined.get(id) ?? 0, waiting: waiting.get(id) ?? 0 }]),
  );
}

/** The members of a program, the latest first, and who could become one. */
export async function membersCard(
  tx: Tx,
  shop: Shop,
  { programId, before }: Readonly<{ programId: string; before: string | null }>,
) {
  const found = await members.listMembers(tx, shop.id, { programId, before, take: PAGE_SIZE + 1 });
  const shown = found.slice(0, PAGE_SIZE);
  const known = new Set(await members.memberIds(tx, shop.id, programId));
  const creatorIds = shown.map(({ creatorId }) => creatorId);
  const names = await namesOfCreators(tx, shop.id, creatorIds);
  return {
    next: found.length > PAGE_SIZE ? (shown.at(-1)?.id ?? null) : null,
    isFirst: before === null,
    count: known.size,
    members: shown.map(({ creatorId, groupId, joinedAt }) => ({
      creatorId,
      groupId,
      name: names[creatorId] ?? "",
      joined: formatDay(localDateOf(joinedAt, shop.zone)),
    })),
    others: (await creatorChoices(tx, shop.id)).filter(({ value }) => !known.has(value)),
  };
}

/** Whom the deletion of a group would move: its members, and invitations into it that work now; by group. */
export async function countsOfGroups(
  tx: Tx,
  shop: Shop,
  which: Readonly<{ programId: string; now: Date }>,
) {
  const joined = await members.countInGroups(tx, shop.id, which.programId);
  const invited = await invitations.countInGroups(tx, shop.id, which);
  const counts: Record<string, { members: number; invitations: number }> = {};
  const of = (groupId: string | null) => (counts[groupId ?? ""] ??= { members: 0, invitations: 0 });
  for (const { groupId, _count } of joined) of(groupId).members = _count._all;
  for (const { groupId, _count } of invited) of(groupId).invitations = _count._all;
  return counts;
}

/** The latest invitations of a program. */
export async function invitationsCard(
  tx: Tx,
  shop: Shop,
  { programId, now }: Readonly<{ programId: string; now: Date }>,
) {
  const rows = await invitations.listInvitations(tx, shop.id, programId, INVITATIONS_MAX);
  return rows.map(({ id, name, applications, expiresAt, createdAt, revokedAt }) => {
    const [application] = applications;
    const applicationState = (application?.state ?? null) as ApplicationState | null;
    return {
      id,
      name,
      state: invitationState({ expiresAt, revokedAt, applicationState }, now),
      applicationId: application?.id ?? null,
      made: formatDay(localDateOf(createdAt, shop.zone)),
      ends: formatDay(localDateOf(expiresAt, shop.zone)),
    };
  });
}

/** The applications that an address asks for, newest first, with how many there are in each state. */
export async function applicationsPage(
  tx: Tx,
  { shop, query }: Readonly<{ shop: Shop; query: ApplicationsQuery }>,
) {
  const state = query.state === "all" ? null : query.state;
  const wanted = { state, programId: query.program };
  const after = keyOf(query.cursor);
  const found = await listApplications(tx, shop.id, { ...wanted, after, take: PAGE_SIZE + 1 });
  const rows = found.slice(0, PAGE_SIZE);
  const last = rows.at(-1);
  const programs = await programChoices(tx, shop.id);
  const names = new Map(programs.map(({ id, name }) => [id, name]));
  return {
    query,
    programs: programs.map(({ id, name }) => ({ value: id, label: name })),
    counts: await countsByState(tx, shop.id, query.program),
    isFirst: after === null,
    next:
      found.length > PAGE_SIZE && last
        ? encodeCursor([last.createdAt.toISOString(), last.id])
        : null,
    applications: rows.map((row) => ({
      ...presentRow(row, shop.zone),
      program: names.get(row.programId) ?? "",
    })),
  };
}

async function countsByState(tx: Tx, shopId: string, programId: string | null) {
  const states = [...APPLICATION_STATES.map(({ value }) => value), null];
  const counts: Record<string, number> = {};
  for (const state of states)
    counts[state ?? "all"] = await countApplications(tx, shopId, { state, programId });
  return counts;
}

/** One application with what deciding it needs: groups, and the code that would be proposed. */
export async function applicationPage(tx: Tx, shop: Shop, applicationId: string) {
  const row = await findApplication(tx, shop.id, applicationId);
  const found = row && (await findProgramFor(tx, shop.id, row.programId));
  if (!row || !found) return null;
  const groupId = groupIn(found, row.invitation?.groupId);
  return {
    ...presentRow(row, shop.zone),
    programId: found.program.id,
    program: found.program.name,
    email: row.email,
    why: row.why,
    answers: row.answers,
    channels: row.channels.map((channel) => ({
      platform: channel.platform,
      text: describeChannel(channel),
      url: channelUrl(channel),
    })),
    consent: `Agreed on ${formatInstant(row.consentedAt, shop.zone)}: “${row.consentText}”`,
    reason: row.reason,
    creatorId: row.creatorId,
    decided: row.decidedAt && describeDecision(row, shop.zone),
    groupId: groupId ?? "",
    groups: [
      { value: "", label: "No group" },
      ...found.groups.map(({ id, name }) => ({ value: id, label: name })),
    ],
    suggestion: await suggestCode(tx, shop, row, offerOfGroup(found, groupId)),
  };
}

/** The first free code that would be proposed; null in an offer without codes, or for who is a creator already. */
async function suggestCode(
  tx: Tx,
  shop: Shop,
  row: ApplicationRow,
  offerId: string | null,
): Promise<string | null> {
  const offer = offerId && row.creatorId === null && (await findOfferFor(tx, shop.id, offerId));
  if (!offer || !hasCodes(offer)) return null;
  const owner = { name: row.name, handle: mainChannel(row.channels).handle };
  const proposals = (await proposalsIn(tx, shop, offer))(owner);
  const [code] = await firstFreeCodes(tx, shop.id, proposals, 1);
  return code ?? null;
}

function presentRow(row: ApplicationRow, zone: string) {
  const { platform, handle, followers } = mainChannel(row.channels);
  return {
    id: row.id,
    name: row.name,
    about: `@${handle} · ${shortCount(followers)} on ${platformLabel(platform)}`,
    country: countryName(row.country),
    state: row.state,
    stateLabel: applicationStateLabel(row.state),
    sent: formatDay(localDateOf(row.createdAt, zone)),
    isInvited: row.invitation !== null,
  };
}

function describeDecision(row: ApplicationRow, zone: string): string {
  const by = row.decidedBy === RULE ? "by the program's rule" : "by your team";
  const at = row.decidedAt ? ` on ${formatInstant(row.decidedAt, zone)}` : "";
  return `${applicationStateLabel(row.state)} ${by}${at}`;
}

function keyOf(cursor: string | null): ApplicationKey | null {
  const [at, rowId = ""] = decodeCursor(cursor) ?? [];
  const id = parseId(rowId);
  const createdAt = instantIn(at);
  return id && createdAt ? { createdAt, id } : null;
}
