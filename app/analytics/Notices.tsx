import { Banner, BlockStack, Link } from "@shopify/polaris";
import type { Notice } from "#app/analytics/notices.ts";

/** What needs a person, each in a line with the one thing to press, so that the figures stay in sight. */
export function Notices({ notices }: { notices: readonly Notice[] }) {
  if (notices.length === 0) return null;
  return (
    <BlockStack gap="200">
      {notices.map(({ key, tone, title, text, action, url }) => (
        // Polaris adds a margin between banners that are siblings.
        <div key={key}>
          <Banner tone={tone}>
            <p>
              <strong>{title}.</strong> {text} <Link url={url}>{action}</Link>
            </p>
          </Banner>
        </div>
      ))}
    </BlockStack>
  );
}
