// A form's own mark, signed: which form of which program was handed out when. Who posts a form that was never handed out, or at once, is no person.
import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "#app/platform/env.server.ts";

/** Nobody fills the form in faster. */
const FILL_MS_MIN = 3_000;
/** A page that was left open for longer is handed out anew. */
const FILL_MS_MAX = 24 * 3_600_000;

type Form = Readonly<{ programId: string; formId: string }>;

/** The mark that goes out with a form. */
export function stampForm(form: Form, now: Date): string {
  const at = now.getTime().toString(36);
  return `${at}.${signatureOf(form, at)}`;
}

/** What a mark that comes back says of the form. */
export function judgeStamp(stamp: string, form: Form, now: Date): "good" | "too fast" | "bad" {
  const [at = "", signature = ""] = stamp.slice(0, 100).split(".");
  const wanted = Buffer.from(signatureOf(form, at));
  const given = Buffer.from(signature);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return "bad";
  const age = now.getTime() - Number.parseInt(at, 36);
  if (age > FILL_MS_MAX) return "bad";
  return age < FILL_MS_MIN ? "too fast" : "good";
}

// The purpose comes first, so that no other use of the secret can be taken for this one.
const signatureOf = ({ programId, formId }: Form, at: string): string =>
  createHmac("sha256", env.apiSecret)
    .update(`application-form/${programId}/${formId}/${at}`)
    .digest("base64url");
