import { expect, test } from "vitest";
import {
  INVITATION_SECRET_LENGTH,
  invitationState,
  invitationUrl,
  parseInvitation,
} from "#app/applications/invitation-token.ts";

const SECRET = "a".repeat(INVITATION_SECRET_LENGTH);
const NOW = new Date("2026-11-30T12:00:00Z");

test("an invitation is the form's address with its secret", () => {
  expect(invitationUrl("https://app.example/apply/k7m2pq-abc", SECRET)).toBe(
    `https://app.example/apply/k7m2pq-abc?invitation=${SECRET}`,
  );
});

test("a secret has its length and its letters; anything else needs no look-up", () => {
  expect(parseInvitation(SECRET)).toBe(SECRET);
  expect(
    ["", SECRET.slice(1), `${SECRET}a`, SECRET.toUpperCase(), `${SECRET.slice(1)}\n`].map(
      parseInvitation,
    ),
  ).toEqual([null, null, null, null, null]);
});

test("what became of its application speaks first, then whether it was ended, then its time", () => {
  const expiresAt = new Date("2026-12-01T12:00:00Z");
  const fresh = { expiresAt, revokedAt: null, applicationState: null };
  expect(invitationState(fresh, NOW)).toBe("invited");
  expect(invitationState(fresh, expiresAt)).toBe("expired");
  expect(invitationState({ ...fresh, revokedAt: NOW }, expiresAt)).toBe("revoked");
  expect(invitationState({ ...fresh, applicationState: "applied" }, expiresAt)).toBe("applied");
});
