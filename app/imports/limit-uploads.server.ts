import { limit } from "#app/platform/limit.server.ts";
import type { Shop } from "#app/shops/shop.ts";

/** Four of the largest files a minute and shop, in pieces. */
const uploads = limit({ tries: 170, seconds: 60 });

/** Whether a shop may send another piece now. */
export const mayUpload = (shop: Shop): Promise<boolean> => uploads.take(shop.id);
