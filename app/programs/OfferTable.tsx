import { IndexTable, Link, Text } from "@shopify/polaris";
import { OfferBadge, type OfferStanding } from "#app/programs/OfferBadge.tsx";
import { Amount } from "#app/ui/Amount.tsx";
import styles from "./OfferTable.module.css";

export type OfferRow = Readonly<{
  id: string;
  name: string;
  forShoppers: string;
  forCreators: string;
  dates: string;
  state: OfferStanding;
  creators: number;
}>;

/** The offers of the shop, newest first. */
export function OfferTable({ offers }: { offers: readonly OfferRow[] }) {
  return (
    <IndexTable
      resourceName={{ singular: "offer", plural: "offers" }}
      itemCount={offers.length}
      selectable={false}
      headings={[
        { title: "Offer" },
        { title: "State" },
        { title: "For shoppers" },
        { title: "For creators" },
        { title: "Dates" },
        { title: "Creators", alignment: "end" },
      ]}
    >
      {offers.map((offer, position) => (
        <IndexTable.Row id={offer.id} key={offer.id} position={position}>
          <IndexTable.Cell>
            <Link
              url={`/app/programs/offers/${offer.id}`}
              dataPrimaryLink
              monochrome
              removeUnderline
            >
              <Text as="span" fontWeight="semibold">
                {offer.name}
              </Text>
            </Link>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <OfferBadge state={offer.state} />
          </IndexTable.Cell>
          <IndexTable.Cell>
            <span className={styles.sentence}>{offer.forShoppers}</span>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <span className={styles.sentence}>{offer.forCreators}</span>
          </IndexTable.Cell>
          <IndexTable.Cell>{offer.dates}</IndexTable.Cell>
          <IndexTable.Cell>
            <Amount>{offer.creators}</Amount>
          </IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}
