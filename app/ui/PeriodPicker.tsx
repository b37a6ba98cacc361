import {
  Box,
  Button,
  Checkbox,
  Divider,
  FormLayout,
  InlineError,
  OptionList,
  Popover,
  TextField,
  useBreakpoints,
} from "@shopify/polaris";
import { CalendarIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useAddress } from "#app/ui/use-address.tsx";

export type PickedPeriod = Readonly<{
  /** The button's text: "Last 30 days, compared with the 30 days before". */
  label: string;
  /** The same without the comparison, for a narrow screen: "Last 30 days". */
  name: string;
  /** A preset's id, or "custom". */
  selected: string;
  presets: readonly Readonly<{ id: string; label: string }>[];
  /** First and last day shown, both included. */
  from: string;
  to: string;
  isCompared: boolean;
}>;

/** Chooses the period of a report: a named one, or a first and a last day. It lives in the address (preset, or from and to; compare). */
export function PeriodPicker({ period }: { period: PickedPeriod }) {
  const [isOpen, setOpen] = useState(false);
  const { smDown } = useBreakpoints();
  const changeAddress = useAddress();
  const go = (changes: Readonly<Record<string, string | null>>) => {
    setOpen(false);
    // Another period has other rows, so it begins at their first page.
    changeAddress({ page: null, ...changes });
  };
  return (
    <Popover
      active={isOpen}
      activator={
        <Button
          icon={CalendarIcon}
          disclosure
          ariaExpanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {smDown ? period.name : period.label}
        </Button>
      }
      autofocusTarget="first-node"
      preferredAlignment="right"
      onClose={() => setOpen(false)}
    >
      <Popover.Pane>
        <OptionList
          options={period.presets.map(({ id, label }) => ({ value: id, label }))}
          selected={[period.selected]}
          onChange={([preset]) => go({ preset: preset ?? period.selected, from: null, to: null })}
        />
        <Divider />
        <OwnDays
          key={`${period.from} ${period.to}`}
          from={period.from}
          to={period.to}
          onPick={(days) => go({ preset: null, ...days })}
        />
        <Divider />
        <Box padding="300">
          <Checkbox
            label="Compare with as many days before"
            checked={period.isCompared}
            onChange={(isCompared) => go({ compare: isCompared ? null : "none" })}
          />
        </Box>
      </Popover.Pane>
    </Popover>
  );
}

function OwnDays(props: {
  from: string;
  to: string;
  onPick: (days: { from: string; to: string }) => void;
}) {
  const [from, setFrom] = useState(props.from);
  const [to, setTo] = useState(props.to);
  const [problem, setProblem] = useState<string | null>(null);
  const pick = () => {
    if (!from || !to) setProblem("Give a first and a last day.");
    else if (from > to) setProblem("The first day comes after the last day.");
    else props.onPick({ from, to });
  };
  return (
    <Box padding="300">
      <FormLayout>
        <FormLayout.Group condensed>
          <TextField
            label="First day"
            type="date"
            value={from}
            onChange={setFrom}
            autoComplete="off"
          />
          <TextField label="Last day" type="date" value={to} onChange={setTo} autoComplete="off" />
        </FormLayout.Group>
        {problem && <InlineError message={problem} fieldID="own-days" />}
        <Button onClick={pick}>Show these days</Button>
      </FormLayout>
    </Box>
  );
}
