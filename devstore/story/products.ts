// The shelf of the story's shop: sixty products with what they cost it.

export type PlannedProduct = Readonly<{
  sku: string;
  title: string;
  productType: string;
  type: "product" | "gift_card";
  /** Dollars and cents. */
  price: string;
  unitCost: string | null;
  collection: string;
}>;

/** Sold as a subscription; its offer covers nothing else. */
export const REFILL_SKU = "NW-REFILL";
export const GIFT_CARD_SKU = "NW-GIFTCARD";

type Row = readonly [title: string, price: string, unitCost: string];

const SHELF: Readonly<Record<string, readonly Row[]>> = {
  Cleansers: [
    ["Birch Water Cleansing Gel", "24.00", "5.10"],
    ["Oat Milk Cream Cleanser", "26.00", "5.60"],
    ["Cloudberry Cleansing Balm", "34.00", "8.20"],
    ["Sea Salt Exfoliating Wash", "22.00", "4.40"],
    ["Chamomile Micellar Water", "18.00", "3.20"],
    ["Charcoal Clay Cleanser", "23.00", "4.90"],
    ["Green Tea Foaming Cleanser", "21.00", "4.10"],
    ["Fragrance-free Gentle Wash", "19.50", "3.70"],
  ],
  Serums: [
    ["Vitamin C 12 % Morning Serum", "48.00", "11.40"],
    ["Niacinamide 5 % Serum", "36.00", "7.30"],
    ["Hyaluronic Dew Serum", "38.00", "7.90"],
    ["Retinal 0.05 % Night Serum", "56.00", "13.80"],
    ["Sea Buckthorn Oil Serum", "44.00", "10.60"],
    ["Bakuchiol Smoothing Serum", "46.00", "11.10"],
    ["Azelaic 10 % Clear Serum", "39.00", "8.80"],
    ["Peptide Firming Serum", "62.00", "15.50"],
    ["Squalane Face Oil", "32.00", "6.90"],
    ["Centella Calm Drops", "34.00", "7.20"],
  ],
  Moisturizers: [
    ["Daily Barrier Cream", "36.00", "7.80"],
    ["Northern Light Gel Cream", "34.00", "7.10"],
    ["Rich Night Cream", "49.00", "11.90"],
    ["Ceramide Repair Balm", "42.00", "9.70"],
    ["Oil-free Day Lotion", "29.00", "5.90"],
    ["Rosehip Comfort Cream", "38.00", "8.60"],
    ["Snow Algae Cream", "68.00", "17.40"],
    ["Overnight Oat Mask Cream", "40.00", "9.20"],
  ],
  "Sun care": [
    ["Mineral Sunscreen SPF 30", "28.00", "6.80"],
    ["Mineral Sunscreen SPF 50", "32.00", "7.90"],
    ["Invisible Sun Gel SPF 50", "34.00", "8.30"],
    ["Tinted Day Shield SPF 30", "36.00", "9.10"],
    ["After-sun Aloe Mist", "19.00", "3.60"],
    ["Sun Stick SPF 50", "16.00", "3.90"],
  ],
  Masks: [
    ["Glacial Clay Mask", "28.00", "5.80"],
    ["Honey Glow Mask", "30.00", "6.40"],
    ["Sheet Mask Calm, five", "22.00", "5.20"],
    ["Sheet Mask Bright, five", "22.00", "5.20"],
    ["Lingonberry Peel", "33.00", "7.40"],
    ["Sleeping Lip Mask", "15.00", "2.90"],
  ],
  Body: [
    ["Spruce Body Wash", "18.00", "3.80"],
    ["Cedar & Salt Scrub", "26.00", "6.10"],
    ["Unscented Body Lotion", "24.00", "5.30"],
    ["Almond Hand Cream", "14.00", "2.70"],
    ["Magnesium Bath Soak", "28.00", "6.60"],
    ["Body Oil Juniper", "32.00", "7.70"],
  ],
  "Lips and eyes": [
    ["Caffeine Eye Cream", "32.00", "7.00"],
    ["Cooling Eye Patches, ten", "24.00", "5.50"],
    ["Beeswax Lip Balm", "9.00", "1.60"],
    ["Tinted Lip Oil", "17.00", "3.70"],
    ["Lash and Brow Serum", "38.00", "8.90"],
  ],
  Sets: [
    ["Starter Set, three steps", "64.00", "16.20"],
    ["Morning Routine Set", "98.00", "25.30"],
    ["Night Routine Set", "118.00", "30.80"],
    ["Travel Minis, five", "39.00", "9.80"],
    ["Sun Day Set", "58.00", "14.90"],
  ],
  Tools: [
    ["Rose Quartz Gua Sha", "24.00", "6.20"],
    ["Jade Roller", "26.00", "6.90"],
    ["Bamboo Face Cloths, six", "16.00", "3.40"],
    ["Silicone Cleansing Brush", "29.00", "8.10"],
  ],
};

const SPECIAL: readonly PlannedProduct[] = [
  {
    sku: REFILL_SKU,
    title: "Refill Club: Cleanser and Cream",
    productType: "Subscription",
    type: "product",
    price: "45.00",
    unitCost: "11.20",
    collection: "Refill Club",
  },
  {
    sku: GIFT_CARD_SKU,
    title: "Northwind Gift Card",
    productType: "Gift card",
    type: "gift_card",
    price: "50.00",
    unitCost: null,
    collection: "Gifts",
  },
];

/** All products, in the order of the shelf. */
export function plannedProducts(): PlannedProduct[] {
  const shelf = Object.entries(SHELF).flatMap(([collection, rows]) =>
    rows.map(([title, price, unitCost], index) => ({
      sku: `NW-${collection
        .replaceAll(/[^A-Za-z]/g, "")
        .slice(0, 4)
        .toUpperCase()}-${String(index + 1).padStart(2, "0")}`,
      title,
      productType: collection,
      type: "product" as const,
      price,
      unitCost,
      collection,
    })),
  );
  return [...shelf, ...SPECIAL];
}
