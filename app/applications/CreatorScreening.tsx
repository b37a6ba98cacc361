import { useFetcher } from "@remix-run/react";
import { type ComponentProps, useEffect } from "react";
import { ScreeningCard } from "#app/applications/ScreeningCard.tsx";

type Card = ComponentProps<typeof ScreeningCard>["card"];

/** A creator's screenings, asked for once her page is there: they are for the side, and nothing waits for them. */
export function CreatorScreening({ creatorId }: { creatorId: string }) {
  const { load, data } = useFetcher<{ card: Card }>();
  useEffect(
    () => load(`/app/programs/applications/screenings?creator=${creatorId}`),
    [load, creatorId],
  );
  return data ? <ScreeningCard card={data.card} /> : null;
}
