// Polaris fields bound to a conform form, once, for every form: value, first error and focus come from the form.
import { useInputControl } from "@conform-to/react";
import {
  Checkbox,
  type CheckboxProps,
  ChoiceList,
  InlineError,
  Select,
  type SelectProps,
  TextField,
  type TextFieldProps,
} from "@shopify/polaris";
import { type ReactNode, useState } from "react";

/** What is used of a conform field. */
export type BoundField = Readonly<{
  id: string;
  name: string;
  formId: string;
  key?: string | undefined;
  initialValue?: string | undefined;
  errors?: string[] | undefined;
}>;

type Bound = "name" | "id" | "value" | "onChange" | "onBlur" | "onFocus" | "error" | "autoComplete";

/** What ties a Polaris control of one text to its field: value, first error, focus; `name` makes the browser post it. */
function useBound(field: BoundField) {
  const control = useInputControl<string>(field);
  return {
    id: field.id,
    name: field.name,
    value: control.value ?? "",
    onChange: control.change,
    onBlur: control.blur,
    onFocus: control.focus,
    error: field.errors?.[0] ?? false,
  };
}

type TextInputProps = Omit<TextFieldProps, Bound> & {
  field: BoundField;
  autoComplete?: string;
};

/** A text field. */
export function TextInput({ field, autoComplete = "off", ...rest }: TextInputProps) {
  return <TextField {...rest} {...useBound(field)} autoComplete={autoComplete} />;
}

/** A day of the shop's calendar, as YYYY-MM-DD, with the browser's own calendar. */
export function DateInput(props: Omit<TextInputProps, "type">) {
  return <TextInput {...props} type="date" />;
}

type SelectInputProps = Omit<SelectProps, Bound> & { field: BoundField };

/** A choice of one from a closed list. */
export function SelectInput({ field, ...rest }: SelectInputProps) {
  return <Select {...rest} {...useBound(field)} />;
}

type ChoiceInputProps = Readonly<{
  field: BoundField;
  title: string;
  choices: readonly Readonly<{ label: string; value: string; helpText?: ReactNode }>[];
  isTitleHidden?: boolean;
}>;

/** A choice of one, all of them in sight. */
export function ChoiceInput(props: ChoiceInputProps) {
  return <Choice key={props.field.key} {...props} />; // a reset form gives a new key: the choice begins anew
}

function Choice({ field, title, choices, isTitleHidden = false }: ChoiceInputProps) {
  const [picked, setPicked] = useState(field.initialValue ?? choices[0]?.value ?? "");
  return (
    <ChoiceList
      name={field.name}
      title={title}
      titleHidden={isTitleHidden}
      choices={choices.map((choice) => ({ ...choice, id: `${field.id}-${choice.value}` }))}
      selected={[picked]}
      onChange={([value]) => setPicked(value ?? "")}
      {...(field.errors?.[0] ? { error: field.errors[0] } : {})}
    />
  );
}

type CheckboxInputProps = Omit<
  CheckboxProps,
  "name" | "id" | "checked" | "value" | "onChange" | "error"
> & {
  field: BoundField;
  /** One of several boxes of the same name; alone it is "on". */
  value?: string;
  isTicked?: boolean;
};

/** A box to tick; several of one name post several values. */
export function CheckboxInput(props: CheckboxInputProps) {
  return <Box key={props.field.key} {...props} />;
}

function Box({ field, value = "on", isTicked, ...rest }: CheckboxInputProps) {
  const [ticked, setTicked] = useState(isTicked ?? field.initialValue === "on");
  return (
    <Checkbox
      {...rest}
      id={`${field.id}-${value}`}
      name={field.name}
      value={value}
      checked={ticked}
      onChange={setTicked}
      error={value === "on" ? (field.errors?.[0] ?? false) : false}
    />
  );
}

/** The error of a field that is no input of its own, such as a list that was picked. */
export function FieldError({ field }: { field: Pick<BoundField, "id" | "errors"> }) {
  const [message] = field.errors ?? [];
  return message ? <InlineError message={message} fieldID={field.id} /> : null;
}
