// The edge of a program's public form: whoever has its address may look, and may send it so often; nothing else is asked.
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import {
  ApplyRefused,
  ApplyThanks,
  ApplyView,
  type RefusedStatus,
} from "#app/applications/ApplyView.tsx";
import { openForm, showForm } from "#app/applications/apply-form.server.ts";
import { HONEYPOT, type PostedFields, readApplication } from "#app/applications/contract.ts";
import { judgeStamp } from "#app/applications/form-stamp.server.ts";
import { receiveApplication } from "#app/applications/receive-application.server.ts";
import { parseId } from "#app/kit/id.ts";
import { assertNever } from "#app/kit/invariant.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { clientOf, limit } from "#app/platform/limit.server.ts";
import { readForm } from "#app/platform/read-form.server.ts";
import { once } from "#app/platform/shared.server.ts";

/** A form is some kilobytes; its longest answers fit. */
const BODY_BYTES_MAX = 64 * 1024;

/** Forms sent from one address to one program: a family has room, a machine has not. */
const posts = once("application-posts", () => limit({ tries: 10, seconds: 600 }));
/** Forms sent to one program, whoever sends them; through a storefront every sender has Shopify's address. */
const programPosts = once("program-posts", () => limit({ tries: 200, seconds: 600 }));
/** Looks at a form from one address; each asks the database. */
const looks = once("application-looks", () => limit({ tries: 120, seconds: 60 }));
/** Wrong addresses from one client: a guesser is slowed down. */
const failures = once("application-failures", () => limit({ tries: 30, seconds: 60 }));

export type Visit = Readonly<{
  request: Request;
  /** Null for an address that cannot be one. */
  form: Readonly<{ shop: string; key: string; by: "key" | "domain" }> | null;
  source: "link" | "storefront";
  /** Addresses of the style sheets, from the app's root. */
  styles: readonly string[];
}>;

/** Answers a visit of a program's form, or the form that was sent, with a whole page. */
export async function applyResponse(visit: Visit): Promise<Response> {
  try {
    return visit.request.method === "POST" ? await take(visit) : await show(visit);
  } catch (error) {
    const isKnown = error instanceof Response && (error.status === 400 || error.status === 413);
    if (!isKnown) throw error;
    return refused(visit, error.status === 413 ? 413 : 400);
  }
}

async function show(visit: Visit): Promise<Response> {
  const isDirect = visit.source === "link";
  if (isDirect && !(await looks.take(clientOfRequest(visit.request)))) return refused(visit, 429);
  const at = now();
  const invitation = new URL(visit.request.url).searchParams.get("invitation") ?? "";
  const page = await transaction(async (tx) => {
    const form = await openForm(tx, visit.form, { invitation, now: at });
    return form && (form.isOpen ? showForm(tx, form, { now: at }) : 403);
  });
  if (page === null) return missing(visit);
  return page === 403 ? refused(visit, 403) : answer(visit, <ApplyView page={page} />);
}

async function take(visit: Visit): Promise<Response> {
  const at = now();
  const posted = textsOf(await readForm(visit.request, BODY_BYTES_MAX));
  const invitation = posted.invitation ?? "";
  const form = await transaction((tx) => openForm(tx, visit.form, { invitation, now: at }));
  if (!form) return missing(visit);
  if (!(await isAllowed(visit, form.program.id))) return refused(visit, 429);
  const thanks = answer(visit, <ApplyThanks shopName={form.shop.name} />);
  if (posted[HONEYPOT]) return thanks; // nobody sees that field: what fills it in is told nothing
  if (!form.isOpen) return refused(visit, 403);
  const formId = parseId(posted.formId ?? "") ?? "";
  const stamp = judgeStamp(posted.stamp ?? "", { programId: form.program.id, formId }, at);
  const notice = noticeOf(stamp);
  const read = readApplication(posted, form.program.questions);
  if (notice !== null || !read.isGood) {
    const faults = read.isGood ? {} : read.faults;
    const page = await transaction((tx) =>
      showForm(tx, form, { now: at, posted, faults, notice, isKept: stamp !== "bad" }),
    );
    return answer(visit, <ApplyView page={page} />, 422);
  }
  const { values } = read;
  const received = await transaction((tx) =>
    receiveApplication(tx, { ...form, formId, values, invitation, source: visit.source, now: at }),
  );
  return received.ok ? thanks : refused(visit, 403);
}

function noticeOf(stamp: ReturnType<typeof judgeStamp>): string | null {
  switch (stamp) {
    case "good":
      return null;
    case "too fast":
      return "That was quick. Check what you wrote and send it again.";
    case "bad":
      return "This page was open for too long. Check what you wrote and send it again.";
    default:
      return assertNever(stamp);
  }
}

/** Texts alone: a file counts as nothing, and of several values the last. */
const textsOf = (form: FormData): PostedFields =>
  Object.fromEntries(
    [...form].filter((field): field is [string, string] => typeof field[1] === "string"),
  );

const isAllowed = async ({ request, source }: Visit, programId: string): Promise<boolean> =>
  (source === "storefront" || (await posts.take(`${programId}/${clientOfRequest(request)}`))) &&
  programPosts.take(`${source}/${programId}`);

async function missing(visit: Visit): Promise<Response> {
  return refused(visit, (await failures.take(clientOfRequest(visit.request))) ? 404 : 429);
}

const clientOfRequest = (request: Request): string =>
  clientOf(request.headers.get("x-forwarded-for") ?? undefined, undefined) ?? "direct";

const refused = (visit: Visit, status: RefusedStatus): Response =>
  answer(visit, <ApplyRefused status={status} />, status);

/**
 * A page of its own, also within a storefront: as plain HTML nothing that an applicant wrote can be taken for Liquid. Its style sheets are
 * named with the app's origin, since a storefront has others.
 */
function answer({ styles }: Visit, page: ReactElement, status = 200): Response {
  const html = renderToStaticMarkup(
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>Apply</title>
        {styles.map((href) => (
          <link key={href} rel="stylesheet" href={`${env.appUrl}${href}`} />
        ))}
      </head>
      <body>{page}</body>
    </html>,
  );
  return new Response(`<!doctype html>${html}`, { status, headers: HEADERS });
}

/** Nothing runs in the page, nobody frames it, and it sends to where it came from. */
const HEADERS: Readonly<Record<string, string>> = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "private, no-store",
  "content-security-policy": `default-src 'none'; style-src 'self' ${env.appUrl}; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex, nofollow",
};
