import { expect, test } from "vitest";

const GOOD = {
  DATABASE_URL: "postgresql://u:p@127.0.0.1:5432/app",
  SHOPIFY_API_KEY: "key",
  SHOPIFY_API_SECRET: "secret",
  SHOPIFY_APP_URL: "https://app.example/",
};

Object.assign(process.env, GOOD); // the module parses the process's own environment when it is loaded
const { parseEnv } = await import("#app/platform/env.server.ts");

test("the app's address is kept without a slash at its end, so that paths can be put behind it", () => {
  expect(parseEnv(GOOD).appUrl).toBe("https://app.example");
});

test("one sentence names every setting that is missing or wrong", () => {
  expect(() => parseEnv({ ...GOOD, SHOPIFY_API_SECRET: undefined, PORT: "many" })).toThrow(
    /SHOPIFY_API_SECRET.*PORT|PORT.*SHOPIFY_API_SECRET/,
  );
});

test("without a mode it runs as in production", () => {
  expect(parseEnv(GOOD).isProduction).toBe(true);
});

test("a visitor's country is read from the header that is named, and from none otherwise", () => {
  const named = (name: string) => parseEnv({ ...GOOD, VISITOR_COUNTRY_HEADER: name }).countryHeader;
  expect(parseEnv(GOOD).countryHeader).toBeNull();
  expect([named(""), named("CF-IPCountry")]).toEqual([null, "cf-ipcountry"]);
  expect(() => named("no header: x")).toThrow(/VISITOR_COUNTRY_HEADER/);
});
