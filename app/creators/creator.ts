// Creator: a person who brings orders, with a code, a link, or both.

export type Platform = "instagram" | "tiktok" | "youtube" | "other";
export type CreatorState = "active" | "paused" | "archived";
export type Tier = "nano" | "micro" | "mid" | "macro" | "mega";

/** A time in which a creator earns nothing; null while it goes on. */
export type Pause = Readonly<{ creatorId: string; fromAt: Date; untilAt: Date | null }>;

/** Whether an order placed at an instant falls into one of a creator's pauses: from its first instant, up to and without its last. */
export const isPausedAt = (pauses: readonly Pause[], at: Date): boolean =>
  pauses.some(({ fromAt, untilAt }) => fromAt <= at && (untilAt === null || at < untilAt));

/** Platforms a creator can be on, with their names. */
export const PLATFORMS: readonly Readonly<{ value: Platform; label: string }>[] = [
  { value: "instagram", label: "Instagram" },
  { value: "tiktok", label: "TikTok" },
  { value: "youtube", label: "YouTube" },
  { value: "other", label: "Other" },
];

/** A list to choose creators from holds so many; a shop with more searches for the creator first. */
export const CREATOR_CHOICES_MAX = 500;

/** Tiers, the smallest first. */
export const TIERS: readonly Readonly<{ value: Tier; label: string }>[] = [
  { value: "nano", label: "Nano" },
  { value: "micro", label: "Micro" },
  { value: "mid", label: "Mid" },
  { value: "macro", label: "Macro" },
  { value: "mega", label: "Mega" },
];

/** Followers from which a creator is micro, mid, macro and mega, each above the one before; below the first she is nano. */
export type TierCuts = readonly number[];

/** The cuts of a shop that has not set its own. Source: measurement.md 1.3. */
export const TIER_CUTS: TierCuts = [10_000, 100_000, 500_000, 1_000_000];

/** The tier of a follower count: by the usual cuts below 10,000 nano, below 100,000 micro, below 500,000 mid, below 1,000,000 macro, else mega. */
export function tierOf(followers: number, cuts: TierCuts): Tier {
  return TIERS[cuts.filter((cut) => followers >= cut).length]?.value ?? "mega";
}

/** The follower counts of a tier: from `min` up to, but without, `max`; null where it has no end. */
export function followersOfTier(
  tier: Tier,
  cuts: TierCuts,
): Readonly<{ min: number; max: number | null }> {
  const at = TIERS.findIndex(({ value }) => value === tier);
  return { min: cuts[at - 1] ?? 0, max: cuts[at] ?? null };
}

/** Name of a tier for people: "Mid". */
export const tierLabel = (tier: Tier): string =>
  TIERS.find(({ value }) => value === tier)?.label ?? tier;

/** Name of a platform for people: "TikTok". */
export const platformLabel = (platform: string): string =>
  PLATFORMS.find(({ value }) => value === platform)?.label ?? platform;

/** A follower count for people: 182000 is "182k", 1250000 is "1.2m", 950 is "950". Cut off, never rounded up. */
export function shortCount(count: number): string {
  if (count < 1_000) return String(count);
  const [unit, letter] = count < 1_000_000 ? [1_000, "k"] : [1_000_000, "M"];
  const tenths = Math.floor(count / (unit / 10));
  const whole = Math.floor(tenths / 10);
  return whole >= 100 || tenths % 10 === 0
    ? `${whole}${letter}`
    : `${whole}.${tenths % 10}${letter}`;
}

/** Followers as a person types them, or null: "182000", "182,000", "182 000", "182k" and "1.2m" are counts. At most two billion. */
export function parseFollowers(text: string): number | null {
  const short = /^(\d{1,4})(?:\.(\d))?\s*([km])$/i.exec(text.trim());
  if (short) {
    const unit = short[3]?.toLowerCase() === "k" ? 1_000 : 1_000_000;
    return bounded(Number(short[1]) * unit + Number(short[2] ?? "0") * (unit / 10));
  }
  const digits = text.trim().replace(/[ \u00a0,](?=\d{3}(\D|$))/g, "");
  return /^\d{1,10}$/.test(digits) ? bounded(Number(digits)) : null;
}

const ADDRESS_LENGTH_MAX = 300;

/** A handle without its @ or the address around it: "@annaskin" and "https://www.tiktok.com/@annaskin" are "annaskin". */
export function normalHandle(text: string): string {
  const last = text
    .slice(0, ADDRESS_LENGTH_MAX) // no address of a profile is longer, and the patterns below are not to search a book
    .trim()
    .replace(/^https?:\/\/[^/]*\/?/i, "")
    .replace(/[?#].*$/s, "");
  return (last.split("/").findLast((part) => part !== "") ?? "")
    .replace(/^@+/, "")
    .normalize("NFKC");
}

/** Initials for a picture: "Anna Berg" is "AB". */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== "");
  const first = (word: string | undefined) => Array.from(word ?? "")[0] ?? "";
  return `${first(words[0])}${words.length > 1 ? first(words.at(-1)) : ""}`.toUpperCase();
}

const FOLLOWERS_MAX = 2_000_000_000;
const bounded = (count: number): number | null => (count <= FOLLOWERS_MAX ? count : null);
