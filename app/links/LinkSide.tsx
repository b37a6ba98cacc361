import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { qrFileName } from "#app/links/present.ts";
import { QrCode } from "#app/links/QrCode.tsx";
import type { QrShape } from "#app/links/qr.ts";
import { CopyButton } from "#app/ui/CopyButton.tsx";
import { DownloadButton } from "#app/ui/DownloadButton.tsx";

/** A link's address to hand out: as text, and as a QR code for what is printed. */
export function LinkSide({
  link,
  qr,
}: {
  link: Readonly<{ id: string; url: string; shopUrl: string; slug: string }>;
  qr: QrShape;
}) {
  const name = qrFileName(link.slug);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Address
        </Text>
        <Text as="p" breakWord>
          {link.url}
        </Text>
        <InlineStack>
          <CopyButton text={link.url} label={`Copy link ${link.url}`}>
            Copy link
          </CopyButton>
        </InlineStack>
        <Text as="p">On your shop’s own domain, with the same figures:</Text>
        <Text as="p" breakWord>
          {link.shopUrl}
        </Text>
        <InlineStack>
          <CopyButton text={link.shopUrl} label={`Copy link ${link.shopUrl}`}>
            Copy link
          </CopyButton>
        </InlineStack>
        <QrCode shape={qr} name={`QR code of ${link.url}`} />
        <InlineStack gap="200">
          <DownloadButton url={`/app/links/${link.id}/qr?as=svg`} fileName={`${name}.svg`}>
            SVG
          </DownloadButton>
          <DownloadButton url={`/app/links/${link.id}/qr?as=png`} fileName={`${name}.png`}>
            PNG
          </DownloadButton>
        </InlineStack>
        <Text as="p" tone="subdued" variant="bodySm">
          SVG for print, PNG for everything else. To tell posts apart, the creator adds ?sub= and a
          word to the link.
        </Text>
      </BlockStack>
    </Card>
  );
}
