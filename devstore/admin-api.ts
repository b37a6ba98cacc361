// POST /admin/api/2026-10/graphql.json: graphql-js on Shopify's own schema, with its access, cost and throttling.
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { execute, GraphQLError } from "graphql";
import {
  type AdminDocument,
  actualCost,
  adminDocument,
  deniedField,
  operationOf,
  requestedCost,
} from "./admin-document.ts";
import { adminSchema } from "./admin-schema.ts";
import { installationOf, shopOfRequest } from "./auth.ts";
import { strike } from "./faults.ts";
import { bodyOf, objectFrom, sendJson, wait } from "./http.ts";
import type { Context } from "./resolvers/context.ts";
import { fieldResolver } from "./resolvers/field.ts";
import { mutations, queries } from "./resolvers/root.ts";
import { InputError, type Shop } from "./state.ts";
import { returnPoints, takePoints, throttleStatus } from "./throttle.ts";

const COST_MAX = 1_000;
const RATE_LIMITS = "https://shopify.dev/api/usage/rate-limits";

export const ADMIN_API_PATH = "/admin/api/2026-10/graphql.json";

/** Answers one request of the app, through the faults that are in force. */
export async function handleAdminApi(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const text = await bodyOf(request);
  const headers = { "x-request-id": randomUUID(), "x-shopify-api-version": "2026-10" };
  const latency = strike("latencyMs");
  if (latency) await wait(latency);
  if (strike("error5xx"))
    return sendJson(response, 503, { errors: "Service Unavailable" }, headers);
  const shop = shopOfRequest(request.headers);
  if (!shop) return sendJson(response, 404, { errors: "Not Found" }, headers);
  const token = request.headers["x-shopify-access-token"];
  const installation = installationOf(shop, typeof token === "string" ? token : undefined);
  if (!installation)
    return sendJson(
      response,
      401,
      {
        errors: "[API] Invalid API key or access token (unrecognized login or wrong password)",
      },
      headers,
    );
  const body = objectFrom(text);
  if (typeof body.query !== "string")
    return sendJson(response, 400, { errors: { query: "Required parameter missing" } }, headers);
  const variables =
    typeof body.variables === "object" && body.variables !== null ? { ...body.variables } : {};
  const operationName = typeof body.operationName === "string" ? body.operationName : null;
  const answer = await answerOperation(shop, installation.scopes, {
    text: body.query,
    variables,
    operationName,
  });
  if (strike("lostAnswer")) {
    response.destroy(); // it was done, and the app does not learn so
    return;
  }
  sendJson(response, 200, answer, headers);
}

type Operation = {
  text: string;
  variables: Readonly<Record<string, unknown>>;
  operationName: string | null;
};

/** Runs one operation for a shop whose installation has these scopes. */
export async function answerOperation(
  shop: Shop,
  scopes: readonly string[],
  { text, variables, operationName }: Operation,
): Promise<Record<string, unknown>> {
  const known = adminDocument(text);
  if (known.errors.length > 0) return { errors: known.errors.map((error) => error.toJSON()) };
  const operation = operationOf(known.document, operationName);
  if (!operation) return { errors: [{ message: "An operation name is required" }] };
  const denied = deniedField(known.needs, scopes);
  if (denied) return { data: null, errors: [accessDenied(denied)] };

  const requested = requestedCost(known.document, operation, variables);
  if (requested > COST_MAX) return { errors: [tooDear(requested)] };
  const now = Date.now();
  const status = (actual: number | null) => ({
    cost: {
      requestedQueryCost: requested,
      actualQueryCost: actual,
      throttleStatus: throttleStatus(shop, Date.now()),
    },
  });
  if (strike("throttle") || !takePoints(shop, requested, now))
    return { errors: [THROTTLED], extensions: status(null) };
  const { data, errors } = await run(known, { shop, scopes, now }, variables, operationName);
  const actual = actualCost(data, operation.operation === "mutation");
  returnPoints(shop, Math.max(0, requested - actual), Date.now());
  return { data, ...(errors ? { errors } : {}), extensions: status(actual) };
}

async function run(
  known: AdminDocument,
  context: Context,
  variables: Readonly<Record<string, unknown>>,
  operationName: string | null,
) {
  const result = await execute({
    schema: adminSchema().schema,
    document: known.document,
    rootValue: { ...queries, ...mutations },
    contextValue: context,
    variableValues: variables,
    operationName,
    fieldResolver,
    typeResolver: (value: { __typename?: string }) => value.__typename,
  });
  for (const { originalError } of result.errors ?? [])
    if (
      originalError &&
      !(originalError instanceof GraphQLError || originalError instanceof InputError)
    )
      console.error(originalError);
  return { data: result.data, errors: result.errors?.map((error) => error.toJSON()) };
}

function accessDenied({ field, access }: NonNullable<ReturnType<typeof deniedField>>) {
  return {
    message: `Access denied for ${field} field. Required access: ${access.text}`,
    path: [field],
    extensions: {
      code: "ACCESS_DENIED",
      documentation: "https://shopify.dev/api/usage/access-scopes",
      requiredAccess: access.text,
    },
  };
}

function tooDear(cost: number) {
  return {
    message: `Query cost is ${cost}, which exceeds the single query max cost limit (${COST_MAX}).`,
    extensions: {
      code: "MAX_COST_EXCEEDED",
      cost,
      maxCost: COST_MAX,
      documentation: RATE_LIMITS,
    },
  };
}

const THROTTLED = {
  message: "Throttled",
  extensions: { code: "THROTTLED", documentation: RATE_LIMITS },
};
