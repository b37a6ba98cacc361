import { expect, test } from "vitest";
import {
  APPLICATION_STATES,
  applicationStateLabel,
  channelUrl,
  consentText,
  describeChannel,
  mainChannel,
  parseAnswers,
  parseChannels,
  textsOf,
} from "#app/applications/application.ts";

const tiktok = { platform: "tiktok", handle: "annaskin", followers: 182_000 } as const;

test("each state has a name for people", () => {
  expect(APPLICATION_STATES.map(({ value }) => applicationStateLabel(value))).toEqual([
    "Waiting",
    "Approved",
    "Declined",
  ]);
});

test("the wording of consent names the shop and how long a declined application is kept", () => {
  expect(consentText("Northwind")).toMatch(
    /^I agree that Northwind keeps .* deleted after 12 months/,
  );
});

test("the first channel stands for an applicant", () => {
  const other = { platform: "instagram", handle: "anna", followers: 10 } as const;
  expect(mainChannel([tiktok, other])).toBe(tiktok);
});

test("a channel is a sentence, and a link where the platform has pages by handle", () => {
  expect(describeChannel(tiktok)).toBe("@annaskin on TikTok, 182,000 followers");
  expect(channelUrl(tiktok)).toBe("https://www.tiktok.com/@annaskin");
  expect(channelUrl({ ...tiktok, platform: "instagram", handle: "ä/x" })).toBe(
    "https://www.instagram.com/%C3%A4%2Fx/",
  );
  expect(channelUrl({ ...tiktok, platform: "youtube" })).toBe("https://www.youtube.com/@annaskin");
  expect(channelUrl({ ...tiktok, platform: "other" })).toBeNull();
});

test("all that was written is looked through for words", () => {
  const texts = textsOf({
    name: "Anna",
    email: "anna@example.com",
    country: "US",
    channels: [tiktok],
    why: "Serums",
    answers: [{ question: "Size?", answer: "M" }],
  });
  expect(texts).toEqual(["Anna", "anna@example.com", "annaskin", "Serums", "M"]);
});

test("channels and answers are read as they were written, and anything else throws", () => {
  expect(parseChannels([tiktok])).toEqual([tiktok]);
  expect(parseAnswers([{ question: "Size?", answer: "M" }])).toHaveLength(1);
  expect(() => parseChannels([{ platform: "x" }])).toThrow();
  expect(() => parseAnswers([{}])).toThrow();
});
