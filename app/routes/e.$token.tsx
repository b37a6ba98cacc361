import {
  type HeadersFunction,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { isRouteErrorResponse, useLoaderData, useRouteError } from "@remix-run/react";
import { EarningsGone, EarningsView } from "#app/portal/EarningsView.tsx";
import styles from "#app/portal/earnings.css?url";
import { EARNINGS_HEADERS, earningsRequest } from "#app/portal/earnings-request.server.ts";

/** No script is written into this page: it works without any, and its policy allows none. */
export const handle = { script: false };

export const links = () => [{ rel: "stylesheet", href: styles }];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Your earnings · ${data.shopName}` : "Earnings" },
  { name: "robots", content: "noindex" },
];

export const headers: HeadersFunction = ({ loaderHeaders, errorHeaders }) =>
  errorHeaders ?? loaderHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const answer = await earningsRequest(request, params.token ?? "");
  if ("status" in answer)
    throw new Response(null, { status: answer.status, headers: EARNINGS_HEADERS });
  return json(answer.page, { headers: EARNINGS_HEADERS });
}

export default function Earnings() {
  return <EarningsView page={useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return <EarningsGone status={isRouteErrorResponse(error) ? error.status : 500} />;
}
