// Forty-five made-up creators of every size, what they agreed to, and what became of it.

export type OfferKey = "welcome" | "launch" | "ten" | "tracking" | "refill";
export type Platform = "instagram" | "tiktok" | "youtube" | "other";

/**
 * How a creator's orders lie in time. steady: evenly; launch: bunched after a post; fading: ever fewer; growing: ever more;
 * slow: a trickle from an old video, then a wave; leak: her own few, then a burst of strangers; silent: none.
 */
export type Course = "steady" | "launch" | "fading" | "growing" | "slow" | "leak" | "silent";

export type PlannedCreator = Readonly<{
  /** The code's and the plan's name of the creator. */
  key: string;
  name: string;
  handle: string;
  platform: Platform;
  followers: number;
  offer: OfferKey;
  course: Course;
  orders: number;
  /** Dollars paid in advance; 0 for none. */
  fee: number;
  /** Products sent for free. */
  gifts: number;
  tags: string;
  note: string;
}>;

/** name | handle | platform | followers | offer | course | orders | fee | gifts | tags | note */
const TABLE = `
Maya Okonjo | mayaokonjo.skin | instagram | 84000 | welcome | steady | 82 | 0 | 3 | skincare, routine
Lena Fairbrook | lenafairbrook | youtube | 412000 | welcome | slow | 92 | 600 | 4 | reviews | Her sunscreen comparison of last spring is found by search again.
Priya Ramnath | priyaramnath.glow | tiktok | 61500 | welcome | leak | 112 | 0 | 2 | skincare | Ask where the code was shared: orders from people she does not reach.
Chloe Vandermeer | chloevandermeer | instagram | 730000 | welcome | steady | 7 | 4800 | 6 | fashion, lifestyle | One story for a flat fee; the audience is not ours.
Tess Alderwick | tessalderwick | tiktok | 1900000 | launch | launch | 56 | 1400 | 5 | beauty, launch
Jonah Pellworth | jonahpellworth | youtube | 1250000 | launch | launch | 38 | 900 | 4 | science, launch
Ines Caldeira | inescaldeira.daily | instagram | 1040000 | welcome | fading | 30 | 950 | 4 | beauty
Noor Haddadin | noorhaddadin | tiktok | 560000 | welcome | steady | 40 | 400 | 3 | skincare, spf
Sofia Lindqvall | sofialindqvall | youtube | 655000 | ten | steady | 24 | 500 | 3 | reviews
Marcus Thornhill | marcusthornhill | tiktok | 820000 | launch | launch | 26 | 700 | 3 | men, launch
Yuki Tanabe | yukitanabe.skin | instagram | 505000 | tracking | steady | 18 | 350 | 3 | routine
Amara Delacroix | amaradelacroix | instagram | 322000 | welcome | growing | 46 | 0 | 3 | skincare
Hannah Brightwater | hannahbrightwater | youtube | 241000 | welcome | steady | 36 | 0 | 3 | routine
Diego Marenco | diegomarenco | tiktok | 188000 | ten | growing | 28 | 0 | 2 | men, grooming
Freya Nordheim | freyanordheim | instagram | 134000 | launch | launch | 24 | 200 | 2 | launch, clean beauty
Zainab Karimova | zainabkarimova | tiktok | 118000 | welcome | steady | 27 | 0 | 2 | skincare
Olivia Hartsong | oliviahartsong | youtube | 276000 | refill | steady | 20 | 0 | 2 | routine, refill
Caleb Winterbourne | calebwinterbourne | instagram | 152000 | tracking | fading | 11 | 0 | 2 | men
Renata Solberg | renatasolberg | other | 105000 | tracking | steady | 12 | 0 | 1 | blog, long form
Imani Westlake | imaniwestlake | instagram | 92000 | welcome | growing | 35 | 0 | 2 | skincare, melanin
Pippa Rosemont | pipparosemont | tiktok | 77400 | welcome | steady | 31 | 0 | 2 | skincare
Gwen Ashdown | gwenashdown | instagram | 68200 | ten | steady | 19 | 0 | 2 | over forty
Talia Brennick | taliabrennick | tiktok | 54900 | launch | launch | 18 | 0 | 2 | launch
Rosa Iversen | rosaiversen | instagram | 47300 | welcome | fading | 14 | 0 | 1 | clean beauty
Kofi Bramwell | kofibramwell | youtube | 43800 | ten | steady | 12 | 0 | 1 | men, science
Anika Thorsen | anikathorsen | instagram | 39500 | refill | growing | 17 | 0 | 1 | refill, slow living
Bea Mulholland | beamulholland | tiktok | 33100 | welcome | steady | 14 | 0 | 1 | students
Farid Nazarian | faridnazarian | instagram | 28700 | tracking | steady | 9 | 0 | 1 | pharmacy
Harriet Longmere | harrietlongmere | youtube | 24600 | welcome | steady | 11 | 0 | 1 | over sixty
Jules Pemberlin | julespemberlin | tiktok | 19900 | ten | fading | 8 | 0 | 1 | budget
Kirsten Valdez | kirstenvaldez.face | instagram | 16300 | launch | launch | 11 | 0 | 1 | launch, esthetician
Lior Ashkenov | liorashkenov | tiktok | 12800 | welcome | steady | 9 | 0 | 1 | sensitive skin
Mina Castellane | minacastellane | instagram | 11200 | ten | silent | 0 | 0 | 3 | gifting
Nell Prudhomme | nellprudhomme | instagram | 9400 | welcome | steady | 14 | 0 | 1 | neighbours
Oscar Dunmore | oscardunmore | tiktok | 8100 | welcome | growing | 9 | 0 | 1 | students
Paloma Reyesdal | palomareyesdal | instagram | 7600 | ten | steady | 8 | 0 | 1 | rosacea
Quinn Harlowe | quinnharlowe | youtube | 6900 | tracking | steady | 6 | 0 | 1 | reviews
Ruth Abernathe | ruthabernathe | instagram | 5800 | refill | steady | 8 | 0 | 1 | refill
Sana Mirzadeh | sanamirzadeh | tiktok | 5100 | welcome | fading | 7 | 0 | 1 | students
Theo Lockridge | theolockridge | instagram | 4400 | launch | silent | 0 | 0 | 3 | gifting
Una Fitzgarel | unafitzgarel | instagram | 3900 | welcome | silent | 0 | 0 | 3 | gifting
Vera Stolwijk | verastolwijk | tiktok | 3300 | welcome | silent | 0 | 0 | 2 | gifting
Willa Greenacre | willagreenacre | instagram | 2700 | refill | steady | 6 | 0 | 1 | refill, gardening
Xenia Dragomir | xeniadragomir | tiktok | 2200 | ten | silent | 0 | 0 | 2 | gifting
Zadie Merriweather | zadiemerriweather | instagram | 1800 | welcome | steady | 5 | 0 | 1 | neighbours
`;

/** What stands behind the name in a creator's code. */
export const CODE_ENDINGS: Readonly<Record<OfferKey, string>> = {
  welcome: "10",
  launch: "15",
  ten: "10",
  tracking: "",
  refill: "20",
};

/** All creators, the key being the first name in capitals. */
export function plannedCreators(): PlannedCreator[] {
  return TABLE.trim()
    .split("\n")
    .map((row) => {
      const [name = "", handle = "", platform, followers, offer, course, ...rest] =
        row.split(" | ");
      const [orders, fee, gifts, tags = "", note = ""] = rest;
      return {
        key: (name.split(" ")[0] ?? name).toUpperCase(),
        name,
        handle,
        platform: platform as Platform,
        followers: Number(followers),
        offer: offer as OfferKey,
        course: course as Course,
        orders: Number(orders),
        fee: Number(fee),
        gifts: Number(gifts),
        tags,
        note,
      };
    });
}
