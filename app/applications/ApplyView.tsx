// A program's public form: plain HTML, no script, filled in on a phone.
import { channelFields, HONEYPOT } from "#app/applications/contract.ts";
import { PLATFORMS } from "#app/creators/creator.ts";
import { COUNTRIES } from "#app/kit/country.ts";
import type { Question } from "#app/programs/program.ts";

export type ApplyPage = Readonly<{
  shopName: string;
  programName: string;
  description: string;
  /** What members get and give, in words; null where an offer has links only. */
  forFollowers: string | null;
  terms: string | null;
  questions: readonly Question[];
  consent: string;
  /** Sent back as they are. */
  hidden: Readonly<Record<string, string>>;
  typed: Readonly<Record<string, string>>;
  /** By the field's name. */
  faults: Readonly<Record<string, string>>;
  /** Said above the form, where it has to be sent again. */
  notice: string | null;
}>;

/** What somebody who wants to join a program reads and fills in. */
export function ApplyView({ page }: { page: ApplyPage }) {
  return (
    <main className="earnings">
      <header>{page.shopName}</header>
      <h1>{page.programName}</h1>
      <About page={page} />
      <Notice page={page} />
      <form method="post" noValidate>
        {Object.entries(page.hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="unseen" aria-hidden="true">
          <label htmlFor={HONEYPOT}>Leave this empty</label>
          <input id={HONEYPOT} name={HONEYPOT} tabIndex={-1} autoComplete="off" />
        </div>
        <Person page={page} />
        <Channels page={page} />
        <Words page={page} />
        <section className="card">
          <Consent page={page} />
          <button type="submit">Send application</button>
        </section>
      </form>
    </main>
  );
}

function About({ page }: { page: ApplyPage }) {
  return (
    <>
      {page.description !== "" && <p className="words">{page.description}</p>}
      {(page.forFollowers || page.terms) && (
        <section className="card">
          <h2>What you get</h2>
          {page.terms && <p>You earn {page.terms}</p>}
          {page.forFollowers && <p>{page.forFollowers}</p>}
        </section>
      )}
    </>
  );
}

function Notice({ page }: { page: ApplyPage }) {
  const faults = Object.entries(page.faults);
  if (faults.length === 0 && page.notice === null) return null;
  return (
    <section className="card fault" role="alert">
      {page.notice && <p>{page.notice}</p>}
      {faults.length > 0 && (
        <>
          <h2>Nothing was sent yet</h2>
          <ul>
            {faults.map(([field, message]) => (
              <li key={field}>
                <a href={`#${field}`}>{message}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Person({ page }: { page: ApplyPage }) {
  return (
    <section className="card">
      <h2>About you</h2>
      <Field page={page} name="name" label="Name" autoComplete="name" />
      <Field page={page} name="email" label="E-mail" type="email" autoComplete="email" />
      <label htmlFor="country">Country</label>
      <select
        id="country"
        name="country"
        autoComplete="country"
        defaultValue={page.typed.country ?? ""}
        {...faultOf(page, "country")}
      >
        <option value="">Choose a country</option>
        {COUNTRIES.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      <Fault page={page} name="country" />
    </section>
  );
}

function Channels({ page }: { page: ApplyPage }) {
  return (
    <section className="card">
      <h2>Where you post</h2>
      <p className="soft">One is enough. Leave the others empty.</p>
      {PLATFORMS.map(({ value, label }) => {
        const fields = channelFields(value);
        const platform = value === "other" ? "Somewhere else" : label;
        return (
          <fieldset key={value}>
            <legend>{platform}</legend>
            <Field
              page={page}
              name={fields.handle}
              label="Handle"
              spoken={`Handle on ${platform}`}
              placeholder="@"
            />
            <Field
              page={page}
              name={fields.followers}
              label="Followers"
              spoken={`Followers on ${platform}`}
              inputMode="text"
              placeholder="18.2k"
            />
          </fieldset>
        );
      })}
    </section>
  );
}

function Words({ page }: { page: ApplyPage }) {
  return (
    <section className="card">
      <h2>In your words</h2>
      <Area page={page} name="why" label={`Why ${page.shopName}?`} isRequired />
      {page.questions.map(({ id, text, isRequired }) => (
        <Area key={id} page={page} name={id} label={text} isRequired={isRequired} />
      ))}
    </section>
  );
}

function Consent({ page }: { page: ApplyPage }) {
  return (
    <>
      <div className="consent">
        <input
          type="checkbox"
          id="consent"
          name="consent"
          defaultChecked={page.typed.consent === "on"}
          {...faultOf(page, "consent")}
        />
        <label htmlFor="consent">{page.consent}</label>
      </div>
      <Fault page={page} name="consent" />
    </>
  );
}

type FieldProps = Readonly<{
  page: ApplyPage;
  name: string;
  label: string;
  /** For who does not see what the field stands under. */
  spoken?: string;
  type?: "text" | "email";
  inputMode?: "text" | "email";
  autoComplete?: string;
  placeholder?: string;
}>;

function Field({ page, name, label, spoken, autoComplete = "off", ...input }: FieldProps) {
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      <input
        type="text"
        {...input}
        id={name}
        name={name}
        autoComplete={autoComplete}
        defaultValue={page.typed[name] ?? ""}
        {...(spoken ? { "aria-label": spoken } : {})}
        {...faultOf(page, name)}
      />
      <Fault page={page} name={name} />
    </div>
  );
}

function Area({
  page,
  name,
  label,
  isRequired,
}: {
  page: ApplyPage;
  name: string;
  label: string;
  isRequired: boolean;
}) {
  return (
    <>
      <label htmlFor={name}>
        {label}
        {!isRequired && <span className="soft"> (optional)</span>}
      </label>
      <textarea
        id={name}
        name={name}
        rows={4}
        defaultValue={page.typed[name] ?? ""}
        {...faultOf(page, name)}
      />
      <Fault page={page} name={name} />
    </>
  );
}

const faultOf = (page: ApplyPage, name: string) =>
  page.faults[name]
    ? ({ "aria-invalid": true, "aria-describedby": `${name}-fault` } as const)
    : ({} as const);

function Fault({ page, name }: { page: ApplyPage; name: string }) {
  const message = page.faults[name];
  return message ? (
    <p id={`${name}-fault`} className="fault">
      {message}
    </p>
  ) : null;
}

/** What is said once a form was sent, to whoever sent it: known or new, waiting or approved. */
export const ApplyThanks = ({ shopName }: { shopName: string }) => (
  <main className="earnings">
    <header>{shopName}</header>
    <h1>Thank you</h1>
    <p>
      {shopName} received your application and decides on it. If it fits, {shopName} writes to you.
      You need not send it again.
    </p>
  </main>
);

const REFUSALS = {
  404: {
    title: "This form is not here",
    text: "Its address is wrong or the program has ended. Ask the shop that sent it to you.",
  },
  403: {
    title: "This program is by invitation",
    text: "The form opens with the personal link of an invitation, once and for 30 days. Ask the shop that sent it to you for a new one.",
  },
  400: {
    title: "This form was not understood",
    text: "Nothing was sent. Open the page again and fill it in there.",
  },
  413: {
    title: "This form is too long",
    text: "Nothing was sent. Open the page again and use fewer words.",
  },
  429: {
    title: "That was too often",
    text: "Nothing is lost. Wait ten minutes and try again.",
  },
} as const;

export type RefusedStatus = keyof typeof REFUSALS;

/** What stands where no form can be shown or taken. */
export const ApplyRefused = ({ status }: { status: RefusedStatus }) => (
  <main className="earnings">
    <h1>{REFUSALS[status].title}</h1>
    <p>{REFUSALS[status].text}</p>
  </main>
);
