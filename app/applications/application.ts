// Application: what somebody sent who wants to join a program. Who sent it is no creator until it is approved.
import { z } from "zod";
import { type Platform, platformLabel } from "#app/creators/creator.ts";

export type ApplicationState = "applied" | "approved" | "declined";

/** A handle on a platform with its followers, as the applicant wrote it. */
export type Channel = Readonly<{ platform: Platform; handle: string; followers: number }>;

export type Answer = Readonly<{ question: string; answer: string }>;

/** What an applicant wrote. Channels are in order of followers, the most first; there is one at least. */
export type ApplicationValues = Readonly<{
  name: string;
  email: string;
  country: string;
  channels: readonly Channel[];
  why: string;
  answers: readonly Answer[];
}>;

/** States with their names, in the order of the list's tabs. */
export const APPLICATION_STATES: readonly Readonly<{ value: ApplicationState; label: string }>[] = [
  { value: "applied", label: "Waiting" },
  { value: "approved", label: "Approved" },
  { value: "declined", label: "Declined" },
];

/** Name of a state for people: "Waiting". */
export const applicationStateLabel = (state: ApplicationState): string =>
  APPLICATION_STATES.find(({ value }) => value === state)?.label ?? state;

/** Days that an application is kept which nobody approved: since it was declined, else since it was sent. */
export const APPLICATION_DAYS = 365;

/** What an applicant agrees to; the wording is kept with the application. */
export const consentText = (shopName: string): string =>
  `I agree that ${shopName} keeps what I send here, to decide on my application and to write to me about it. If I am not accepted, it is deleted after 12 months. I can ask ${shopName} to delete it at any time.`;

/** The channel that stands for an applicant: the one with the most followers. */
export function mainChannel(channels: readonly Channel[]): Channel {
  const [first] = channels;
  return first ?? { platform: "other", handle: "", followers: 0 };
}

/** All that an applicant wrote, for a rule that looks for words. */
export const textsOf = (values: ApplicationValues): string[] => [
  values.name,
  values.email,
  ...values.channels.map(({ handle }) => handle),
  values.why,
  ...values.answers.map(({ answer }) => answer),
];

/** Where an applicant can be looked at: {platform: "tiktok", handle: "anna"} is https://www.tiktok.com/@anna; null for other platforms. */
export function channelUrl({ platform, handle }: Channel): string | null {
  const name = encodeURIComponent(handle);
  if (platform === "instagram") return `https://www.instagram.com/${name}/`;
  if (platform === "tiktok") return `https://www.tiktok.com/@${name}`;
  return platform === "youtube" ? `https://www.youtube.com/@${name}` : null;
}

/** "@annaskin on TikTok, 182,000 followers" */
export const describeChannel = ({ platform, handle, followers }: Channel): string =>
  `@${handle} on ${platformLabel(platform)}, ${followers.toLocaleString("en-US")} followers`;

const channels = z.array(
  z.object({
    platform: z.enum(["instagram", "tiktok", "youtube", "other"]),
    handle: z.string(),
    followers: z.number().int().min(0),
  }),
);
const answers = z.array(z.object({ question: z.string(), answer: z.string() }));

/** The channels as their column holds them; throws on what this app did not write. */
export const parseChannels = (json: unknown): readonly Channel[] => channels.parse(json);

/** The answers as their column holds them; throws on what this app did not write. */
export const parseAnswers = (json: unknown): readonly Answer[] => answers.parse(json);
