import { useNavigate } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Card,
  DropZone,
  InlineStack,
  Layout,
  Link,
  List,
  Page,
  ProgressBar,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import { PIECE_BYTES } from "#app/imports/creator-import.ts";
import { DataState } from "#app/ui/DataState.tsx";
import { DownloadButton } from "#app/ui/DownloadButton.tsx";

type Listed = Readonly<{
  id: string;
  fileName: string;
  state: string;
  uploaded: string;
  words: string;
}>;

/** The page to upload a file of creators on. */
export function UploadView({
  hasOffer,
  importId,
  bytesMax,
  imports,
}: {
  hasOffer: boolean;
  importId: string;
  bytesMax: number;
  imports: readonly Listed[];
}) {
  return (
    <Page
      title="Import creators"
      subtitle="Nothing is written before you have seen what would be"
      backAction={{ content: "Creators", url: "/app/creators" }}
    >
      <Layout>
        <Layout.Section>
          {hasOffer ? <UploadCard importId={importId} bytesMax={bytesMax} /> : <NoOffer />}
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <HelpCard />
            {imports.length > 0 && <Latest imports={imports} />}
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

const NoOffer = () => (
  <Card>
    <DataState
      state={{
        kind: "empty",
        title: "Make an offer first",
        text: "A creator joins an offer: it says what shoppers get and what the creator earns.",
        step: { content: "Make an offer", url: "/app/programs/offers/new" },
      }}
    />
  </Card>
);

type Sending = Readonly<{ percent: number; problem: string | null; isOn: boolean }>;
const IDLE: Sending = { percent: 0, problem: null, isOn: false };

function UploadCard({ importId, bytesMax }: { importId: string; bytesMax: number }) {
  const [sending, setSending] = useState<Sending>(IDLE);
  const navigate = useNavigate();
  const send = async (file: File | undefined) => {
    if (!file) return;
    if (file.size === 0 || file.size > bytesMax)
      return setSending({ ...IDLE, problem: "Choose a CSV file of at most 20 MB." });
    setSending({ ...IDLE, isOn: true });
    try {
      await sendFile(importId, file, (percent) => setSending({ ...IDLE, isOn: true, percent }));
      navigate(`/app/creators/import/${importId}`);
    } catch (error) {
      const problem = error instanceof Refused ? error.message : LOST;
      setSending({ ...IDLE, problem });
    }
  };
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Choose a file
        </Text>
        {sending.problem !== null && (
          <Banner tone="critical" title="The file was not taken">
            <p>{sending.problem}</p>
          </Banner>
        )}
        {sending.isOn ? (
          <BlockStack gap="200">
            <Text as="p" id="upload-progress">
              Sending the file
            </Text>
            <ProgressBar
              progress={sending.percent}
              size="small"
              ariaLabelledBy="upload-progress"
              animated={false}
            />
          </BlockStack>
        ) : (
          <DropZone
            accept=".csv,text/csv,text/plain"
            type="file"
            allowMultiple={false}
            label="CSV file of creators"
            labelHidden
            errorOverlayText="Choose a CSV file"
            onDrop={(_all, [file]) => void send(file)}
          >
            <DropZone.FileUpload
              actionTitle="Add a CSV file"
              actionHint="At most 50,000 rows and 20 MB, in UTF-8"
            />
          </DropZone>
        )}
        <Text as="p" tone="subdued">
          The file is deleted after seven days.
        </Text>
      </BlockStack>
    </Card>
  );
}

const LOST = "The connection was lost on the way. Nothing was changed; try again.";
const PIECE_MS_MAX = 60_000;

/** What the app answered with a sentence. */
class Refused extends Error {}

/** Sends a file piece by piece; what arrived before a failure is not sent twice by the server's count. */
async function sendFile(importId: string, file: File, onPart: (percent: number) => void) {
  for (let position = 0; position * PIECE_BYTES < file.size; position++) {
    const piece = file.slice(position * PIECE_BYTES, (position + 1) * PIECE_BYTES);
    await post({ importId, position: String(position), piece });
    onPart(Math.min(100, Math.round(((position + 1) * PIECE_BYTES * 100) / file.size)));
  }
  await post({ importId, fileName: file.name, bytes: String(file.size) });
}

async function post(fields: Readonly<Record<string, string | Blob>>): Promise<void> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const answer = await fetch("/app/creators/import/upload", {
    method: "POST",
    body,
    signal: AbortSignal.timeout(PIECE_MS_MAX),
  });
  const told: unknown = await answer.json().catch(() => null);
  const sentence = textOf(told, answer.ok ? "refused" : "message");
  if (sentence !== null) throw new Refused(sentence);
  if (!answer.ok) throw new Error(String(answer.status));
}

function textOf(told: unknown, name: "refused" | "message"): string | null {
  const found = new Map(typeof told === "object" && told ? Object.entries(told) : []).get(name);
  return typeof found === "string" ? found : null;
}

const HelpCard = () => (
  <Card>
    <BlockStack gap="300">
      <Text as="h2" variant="headingMd">
        What can be imported
      </Text>
      <Text as="p">
        Files of UpPromote, BixGrow, Refersion, GoAffPro, Social Snowball and Shopify Collabs, and
        any other CSV: you choose what each column is.
      </Text>
      <List>
        <List.Item>
          A creator is found again by her ID of an export, else by e-mail, else by platform and
          handle.
        </List.Item>
        <List.Item>An empty cell leaves what is known as it is.</List.Item>
        <List.Item>A new creator gets a link, and the code of her row or a proposal.</List.Item>
      </List>
      <InlineStack>
        <DownloadButton url="/app/creators/import/template.csv" fileName="creators-template.csv">
          Download the template
        </DownloadButton>
      </InlineStack>
    </BlockStack>
  </Card>
);

const Latest = ({ imports }: { imports: readonly Listed[] }) => (
  <Card>
    <BlockStack gap="300">
      <Text as="h2" variant="headingMd">
        Latest imports
      </Text>
      {imports.map(({ id, fileName, uploaded, words }) => (
        <BlockStack key={id}>
          <Text as="p" breakWord>
            <Link url={`/app/creators/import/${id}`}>{fileName}</Link>
          </Text>
          <Text as="p" tone="subdued" variant="bodySm">{`${uploaded}. ${words}.`}</Text>
        </BlockStack>
      ))}
    </BlockStack>
  </Card>
);
