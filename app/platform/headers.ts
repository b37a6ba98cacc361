/**
 * What every answer says unless its page says otherwise: it is of the type it claims, addresses with their queries stay within the app,
 * and nobody frames it. Embedded pages name who may (entry.server.tsx).
 */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "content-security-policy": "frame-ancestors 'none'",
};
