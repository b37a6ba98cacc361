import type { LoaderFunctionArgs } from "@remix-run/node";
import { err } from "#app/kit/result.ts";
import { qrOfLink } from "#app/links/pages.server.ts";
import { qrFileName } from "#app/links/present.ts";
import { qrPng, qrSvg } from "#app/links/qr.ts";
import { pictureAnswer } from "#app/platform/file-answer.server.ts";
import { withShop } from "#app/shops/admin-request.server.ts";

/** A link's QR code as a file: `?as=png`, else SVG. */
export const loader = ({ request, params }: LoaderFunctionArgs) =>
  withShop(request, async ({ tx, shop, url }) => {
    const link = await qrOfLink(tx, shop, params.linkId ?? "");
    if (!link) return err({ kind: "not-found" });
    const name = qrFileName(link.slug);
    if (url.searchParams.get("as") !== "png")
      return pictureAnswer(qrSvg(link.url), { fileName: `${name}.svg`, type: "image/svg+xml" });
    const picture = new Uint8Array(await qrPng(link.url));
    return pictureAnswer(picture, { fileName: `${name}.png`, type: "image/png" });
  });
