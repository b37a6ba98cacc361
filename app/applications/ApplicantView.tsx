import { BlockStack, Card, DescriptionList, Link, Text } from "@shopify/polaris";

export type ShownApplicant = Readonly<{
  email: string;
  country: string;
  why: string;
  answers: readonly Readonly<{ question: string; answer: string }>[];
  channels: readonly Readonly<{ platform: string; text: string; url: string | null }>[];
  consent: string;
  sent: string;
}>;

/** What an applicant wrote. */
export function ApplicantView({ applicant }: { applicant: ShownApplicant }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Application
        </Text>
        <DescriptionList
          items={[
            {
              term: "Posts on",
              description: (
                <BlockStack gap="100">
                  {applicant.channels.map(({ platform, text, url }) =>
                    url ? (
                      <Link key={platform} url={url} target="_blank">
                        {text}
                      </Link>
                    ) : (
                      <span key={platform}>{text}</span>
                    ),
                  )}
                </BlockStack>
              ),
            },
            { term: "E-mail", description: applicant.email },
            { term: "Country", description: applicant.country },
            { term: "Why", description: <Words text={applicant.why} /> },
            ...applicant.answers.map(({ question, answer }) => ({
              term: question,
              description: <Words text={answer === "" ? "—" : answer} />,
            })),
            { term: "Sent", description: applicant.sent },
          ]}
        />
        <Text as="p" tone="subdued" variant="bodySm">
          {applicant.consent}
        </Text>
        <Text as="p" tone="subdued" variant="bodySm">
          All of this is what the applicant wrote; nothing was looked up.
        </Text>
      </BlockStack>
    </Card>
  );
}

const Words = ({ text }: { text: string }) => (
  <BlockStack gap="100">
    {text.split("\n").map((line, at) => (
      <Text as="p" key={at} breakWord>
        {line}
      </Text>
    ))}
  </BlockStack>
);
