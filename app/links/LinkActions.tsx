import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { useFetcher } from "@remix-run/react";
import { Button, InlineStack } from "@shopify/polaris";
import { useCallback, useState } from "react";
import { DEFAULT_MEDIUM } from "#app/links/link.ts";
import { utmDefaultsForm } from "#app/links/link-contract.ts";
import { UtmFields } from "#app/programs/UtmFields.tsx";
import { type Utm, utmTexts } from "#app/programs/utm.ts";
import { type FormFetcher, FormWindow } from "#app/ui/FormWindow.tsx";

/** What the app takes where the shop sets nothing either. */
const BUILT_IN = {
  source: "the creator’s platform",
  medium: DEFAULT_MEDIUM,
  campaign: "the name of the offer",
  term: "none",
  content: "none",
};

/** What can be done about links: the shop's UTM parameters for those that set none, and another link, once a creator is chosen. */
export function LinkActions({ utm, creatorId }: { utm: Utm; creatorId: string | null }) {
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  return (
    <InlineStack gap="200">
      <Button onClick={() => setOpen(true)}>UTM parameters</Button>
      {creatorId && (
        <Button variant="primary" url={`/app/links/new?creator=${creatorId}`}>
          Add link
        </Button>
      )}
      {isOpen && <UtmWindow utm={utm} onClose={close} />}
    </InlineStack>
  );
}

function UtmWindow({ utm, onClose }: { utm: Utm; onClose: () => void }) {
  const fetcher: FormFetcher = useFetcher();
  const [form, fields] = useForm({
    id: "utm-defaults",
    lastResult: fetcher.data,
    defaultValue: utmTexts(utm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: utmDefaultsForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  return (
    <FormWindow
      title="UTM parameters of all links"
      button="Save"
      saved="UTM parameters saved. Links use them within a minute"
      form={form}
      fetcher={fetcher}
      action="/app/links?index"
      hidden={{}}
      onClose={onClose}
    >
      <UtmFields
        fields={fields}
        instead={(field) => BUILT_IN[field]}
        words="Reports of Shopify and Google sort visits by these. A link’s own come first, then those of its program. What is empty takes the value in grey."
      />
    </FormWindow>
  );
}
