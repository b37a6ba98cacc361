import type { Prisma } from "#app/generated/prisma/client.ts";
import type { Tx } from "#app/platform/db.server.ts";

const PRODUCT = {
  productGid: true,
  title: true,
  path: true,
  imageUrl: true,
  priceMinor: true,
  currency: true,
  isVaried: true,
  goneAt: true,
} as const satisfies Prisma.LandingProductSelect;

const PAGE = {
  isShown: true,
  headline: true,
  words: true,
  photoUrl: true,
  creator: { select: { name: true, state: true } },
  products: { select: PRODUCT, orderBy: { position: "asc" } },
} as const satisfies Prisma.LandingPageSelect;

/** A creator's page with its products as they are shown, and whose it is. */
export type PageRow = Prisma.LandingPageGetPayload<{ select: typeof PAGE }>;

export const findPage = (tx: Tx, shopId: string, creatorId: string): Promise<PageRow | null> =>
  tx.landingPage.findUnique({ where: { shopId_id: { shopId, id: creatorId } }, select: PAGE });

type PageValues = Readonly<{
  isShown: boolean;
  headline: string;
  words: string;
  photoUrl: string | null;
}>;

/** Makes or changes a creator's page. Its row is held until the end, so that of two who save at once one comes after the other. */
export const putPage = (tx: Tx, shopId: string, creatorId: string, values: PageValues) =>
  tx.landingPage.upsert({
    where: { shopId_id: { shopId, id: creatorId } },
    create: { shopId, id: creatorId, ...values },
    update: values,
    select: { id: true },
  });

type NewProduct = Omit<Prisma.LandingProductCreateManyInput, "shopId" | "pageId">;

/** Puts these products in the place of those on a page. */
export async function replaceProducts(
  tx: Tx,
  shopId: string,
  pageId: string,
  products: readonly NewProduct[],
): Promise<void> {
  await tx.landingProduct.deleteMany({ where: { shopId, pageId } });
  await tx.landingProduct.createMany({ data: products.map((one) => ({ shopId, pageId, ...one })) });
}

/** The products of a shop's pages, by id after one; for the nightly look. */
export const productsAfter = (
  tx: Tx,
  shopId: string,
  { after, take }: Readonly<{ after: string | null; take: number }>,
) =>
  tx.landingProduct.findMany({
    where: { shopId, ...(after && { id: { gt: after } }) },
    select: { id: true, ...PRODUCT },
    orderBy: { id: "asc" },
    take,
  });

/** Changes a product of a page; nothing where it has been taken off meanwhile. */
export const updateProduct = (
  tx: Tx,
  shopId: string,
  id: string,
  change: Prisma.LandingProductUpdateManyMutationInput,
) => tx.landingProduct.updateMany({ where: { shopId, id }, data: change });
