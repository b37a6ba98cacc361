// A creator's page, outside Shopify: plain HTML, no script, read on a phone.
import { QrCode } from "#app/links/QrCode.tsx";
import type { QrShape } from "#app/links/qr.ts";

type Order = Readonly<{
  id: string;
  on: string;
  amount: string;
  tone: "pending" | "payable" | "paid" | "none";
  text: string;
  changes: readonly string[];
  reason: string;
  base: string | null;
}>;

export type EarningsPage = Readonly<{
  shopName: string;
  name: string;
  sums: Readonly<{
    currency: string;
    next: string;
    isDebt: boolean;
    inPayout: string | null;
    pending: string;
    pendingFrom: string | null;
    paid: string;
    payouts: string;
  }>;
  code: string | null;
  /** Codes that were replaced, and until when each works. */
  ending: readonly Readonly<{ code: string; until: string }>[];
  /** Since when new orders earn nothing; null while she is active. */
  pausedSince: string | null;
  /** Address of the page that the shop shows of her; null where it shows none. */
  landingUrl: string | null;
  /** Her links, each with its QR code. */
  links: readonly Readonly<{ url: string; label: string; leads: string; qr: QrShape }>[];
  forFollowers: string | null;
  terms: string | null;
  orders: readonly Order[];
  isFirst: boolean;
  next: string | null;
  /** How far she has come towards tiers and goals. */
  progress: readonly Readonly<{
    offerId: string;
    period: string;
    rows: readonly Readonly<{ label: string; words: string; percent: number }>[];
  }>[];
  /** What the shop gave or took by hand, and what tiers, goals and limits changed. */
  beyondOrders: readonly Readonly<{
    id: string;
    what: string;
    note: string;
    on: string;
    amount: string;
  }>[];
  payouts: readonly Readonly<{
    id: string;
    title: string;
    amount: string;
    paidOn: string;
    reference: string;
  }>[];
  zone: string;
}>;

/** What a creator sees of her earnings. */
export function EarningsView({ page }: { page: EarningsPage }) {
  const [firstName = page.name] = page.name.split(" ");
  return (
    <main className="earnings">
      <header>{page.shopName}</header>
      <h1>Hi {firstName}</h1>
      <Sums sums={page.sums} />
      {page.pausedSince ? (
        <p>
          You are paused since {page.pausedSince}. Orders placed from then on earn nothing; what you
          earned before is paid as usual.
        </p>
      ) : (
        <Share page={page} />
      )}
      {page.progress.map((one) => (
        <Progress key={one.offerId} progress={one} />
      ))}
      <Orders page={page} />
      {page.beyondOrders.length > 0 && <BeyondOrders page={page} />}
      {page.payouts.length > 0 && <Payouts payouts={page.payouts} />}
      <footer>
        <p>
          Something looks wrong? Ask {page.shopName}, who runs this program. Days are in {page.zone}{" "}
          time, amounts in {page.sums.currency}.
        </p>
        <p>
          What is kept: what you or {page.shopName} wrote down about you (name, e-mail, accounts,
          country and the like), your orders' amounts, and when this page was last opened. Nothing
          about shoppers is shown here. Anyone with the address of this page can read it.
        </p>
      </footer>
    </main>
  );
}

function Sums({ sums }: { sums: EarningsPage["sums"] }) {
  return (
    <section className="card">
      <h2 className="soft">To be paid next</h2>
      <p className="big">{sums.next}</p>
      {sums.isDebt && (
        <p className="soft">Refunds after your last payout. Your next orders make up for it.</p>
      )}
      {sums.inPayout && <p className="soft">{sums.inPayout} of it is in a payout on its way.</p>}
      <dl className="split">
        <div>
          <dt>Pending</dt>
          <dd>{sums.pending}</dd>
          <dd className="soft">
            {sums.pendingFrom ? `next on ${sums.pendingFrom}` : "nothing held"}
          </dd>
        </div>
        <div>
          <dt>Paid so far</dt>
          <dd>{sums.paid}</dd>
          <dd className="soft">{sums.payouts}</dd>
        </div>
      </dl>
    </section>
  );
}

function Share({ page }: { page: EarningsPage }) {
  if (!page.code && page.links.length === 0 && page.landingUrl === null) return null;
  return (
    <section className="card">
      {page.code && (
        <>
          <h2>Your code</h2>
          <p className="copy code">{page.code}</p>
          {page.ending.map(({ code, until }) => (
            <p className="soft" key={code}>
              {code === page.code
                ? `It works until ${until}, or until your new code is there.`
                : `Your old code ${code} works and counts until ${until}.`}
            </p>
          ))}
        </>
      )}
      {page.links.length > 0 && <Links links={page.links} />}
      {page.landingUrl !== null && (
        <>
          <h2>Your page in the shop</h2>
          <p className="copy">{page.landingUrl}</p>
        </>
      )}
      <p className="soft">Tap to select, then copy.</p>
      {page.forFollowers && <p className="soft">{page.forFollowers}</p>}
      {page.terms && <p className="soft">You earn {page.terms}</p>}
    </section>
  );
}

function Progress({ progress }: { progress: EarningsPage["progress"][number] }) {
  return (
    <section className="card">
      <h2>Your goals, {progress.period}</h2>
      <ul>
        {progress.rows.map(({ label, words, percent }) => (
          <li key={label}>
            <p>{label}</p>
            <progress max={100} value={percent} aria-label={label} />
            <p className="soft">{words}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Links({ links }: { links: EarningsPage["links"] }) {
  const isOnly = links.length === 1;
  return (
    <>
      <h2>{isOnly ? "Your link" : "Your links"}</h2>
      {links.map(({ url, label, leads, qr }) => (
        <div className="link" key={url}>
          {!isOnly && (
            <p>
              <b>{label}</b> <span className="soft">{leads}</span>
            </p>
          )}
          <p className="copy">{url}</p>
          <details>
            <summary className="soft">QR code{isOnly ? "" : ` of ${label}`}</summary>
            <QrCode shape={qr} name={`QR code of ${url}`} />
          </details>
        </div>
      ))}
      <p className="soft">
        To tell your posts apart, add ?sub= and a word to a link, such as {links[0]?.url}?sub=story.
      </p>
    </>
  );
}

function Orders({ page }: { page: EarningsPage }) {
  return (
    <section className="card">
      <h2>Orders</h2>
      {page.orders.length === 0 ? (
        <p className="soft">
          Orders appear here, with what you earned, as soon as someone uses your code or link.
        </p>
      ) : (
        <ul>
          {page.orders.map((order) => (
            <li key={order.id}>
              <details>
                <summary>
                  <span className="row">
                    <b>{order.amount}</b>
                    <span className="soft">{order.on}</span>
                  </span>
                  <span className={`state ${order.tone}`}>{order.text}</span>
                  {order.changes.map((change) => (
                    <span className="soft line" key={change}>
                      {change}
                    </span>
                  ))}
                </summary>
                <p className="soft">{order.reason}</p>
                {order.base && <p className="soft">{order.base}</p>}
              </details>
            </li>
          ))}
        </ul>
      )}
      {(page.next || !page.isFirst) && (
        <nav aria-label="Orders" className="row">
          {page.isFirst ? <span /> : <a href="?">Newest orders</a>}
          {page.next && <a href={`?after=${page.next}`}>Older orders</a>}
        </nav>
      )}
    </section>
  );
}

const BeyondOrders = ({ page }: { page: EarningsPage }) => (
  <section className="card">
    <h2>From {page.shopName}</h2>
    <ul>
      {page.beyondOrders.map((entry) => (
        <li key={entry.id}>
          <span className="row">
            <b>{entry.amount}</b>
            <span className="soft">{entry.on}</span>
          </span>
          <span className="soft line">
            {[entry.what, entry.note].filter((word) => word !== "").join(": ")}
          </span>
        </li>
      ))}
    </ul>
  </section>
);

const Payouts = ({ payouts }: { payouts: EarningsPage["payouts"] }) => (
  <section className="card">
    <h2>Payouts</h2>
    <ul>
      {payouts.map((payout) => (
        <li key={payout.id}>
          <span className="row">
            <b>{payout.amount}</b>
            <span className="soft">{payout.paidOn}</span>
          </span>
          {payout.reference && <span className="soft line">Reference {payout.reference}</span>}
        </li>
      ))}
    </ul>
  </section>
);

/** What stands where a link does not open anything: what to do, and nothing about why. */
export const EarningsGone = ({ status }: { status: number }) => (
  <main className="earnings">
    <h1>{status === 404 ? "This link no longer works" : "This page cannot be shown now"}</h1>
    <p>
      {status === 404
        ? "It has ended or was replaced. Ask the shop that sent it to you for a new link."
        : "Nothing is lost. Wait a minute and open the link again."}
    </p>
  </main>
);
