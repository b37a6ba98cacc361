import { Button } from "@shopify/polaris";
import { DownloadButton } from "#app/ui/DownloadButton.tsx";
import { PeriodPicker, type PickedPeriod } from "#app/ui/PeriodPicker.tsx";
import styles from "./ReportActions.module.css";

/** The head of a report page: its period, its file, and one more step where there is one. */
export function ReportActions({
  picked,
  csvQuery,
  step = null,
}: {
  picked: PickedPeriod;
  csvQuery: string;
  step?: Readonly<{ content: string; url: string }> | null;
}) {
  return (
    <div className={styles.actions}>
      <PeriodPicker period={picked} />
      <DownloadButton
        url={`/app/analytics/creators.csv?${csvQuery}`}
        fileName="return-on-creators.csv"
      />
      {step && (
        <Button variant="primary" url={step.url}>
          {step.content}
        </Button>
      )}
    </div>
  );
}
