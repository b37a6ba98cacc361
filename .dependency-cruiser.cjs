// The borders of the app as rules; the order of features is one array.

/** Lowest first. A feature may import itself and features before it, never one after it. */
const FEATURES = [
  "shops",
  "programs",
  "creators",
  "codes",
  "drift",
  "safe-links",
  "links",
  "landing",
  "imports",
  "applications",
  "orders",
  "discovery",
  "attribution",
  "commissions",
  "history",
  "costs",
  "payouts",
  "verification",
  "analytics",
  "campaigns",
  "portal",
  "tracking",
  "privacy",
];

/** Pages, machine traffic, and queue and time: they import what they start, and nobody imports them. */
const PAGES = "^app/(routes/|routes\\.ts|root\\.tsx|entry\\.)";
const DOORS = "^app/server\\.ts$";
const WORKER = "^app/worker[a-z-]*\\.server\\.ts$";
const TOPS = [PAGES, DOORS, WORKER];

const anyOf = (names) => `^app/(${names.join("|")})/`;
const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    forbid("no-cycle", "Two files that need each other are one file.", {}, { circular: true }),
    forbid(
      "pure-stays-pure",
      "A file without .server in its name runs anywhere: no database, network, clock or environment.",
      { path: "^app/", pathNot: ["\\.server\\.tsx?$", ...TOPS] },
      {
        path: [
          "\\.server\\.tsx?$",
          "^node:",
          "^app/generated/",
          "node_modules/(@prisma|fastify|graphile-worker|graphql-request|pg|pino|prom-client)/",
        ],
        dependencyTypesNot: ["type-only"],
      },
    ),
    forbid(
      "polaris-only-in-components",
      "Polaris and charts are known to .tsx files alone.",
      { path: "^app/", pathNot: "\\.tsx$" },
      { path: "node_modules/(@shopify/polaris|@visx)", pathNot: "\\.(json|css)$" },
    ),
    forbid(
      "kit-knows-nobody",
      "kit has no domain noun.",
      { path: "^app/kit/" },
      { path: "^app/(?!kit/)" },
    ),
    forbid(
      "platform-knows-only-kit",
      "platform has effects but no domain noun.",
      { path: "^app/platform/" },
      { path: "^app/(?!kit/|platform/|generated/)" },
    ),
    forbid(
      "generated-knows-nobody",
      "What a tool writes stands at the bottom.",
      { path: "^app/generated/" },
      { path: "^app/(?!generated/)" },
    ),
    forbid(
      "shopify-knows-no-feature",
      "Shopify's wire shapes end here.",
      { path: "^app/shopify/" },
      { path: "^app/(?!kit/|platform/|shopify/|generated/)" },
    ),
    forbid(
      "ui-knows-no-feature",
      "Shared components take plain props.",
      { path: "^app/ui/" },
      { path: "^app/(?!kit/|ui/)" },
    ),
    ...FEATURES.slice(0, -1).map((feature, i) =>
      forbid(
        `${feature}-looks-down`,
        "Features stand in one order; see FEATURES.",
        { path: anyOf([feature]) },
        { path: anyOf(FEATURES.slice(i + 1)) },
      ),
    ),
    forbid(
      "repository-is-private",
      "A table is reached only through the feature that owns it.",
      { path: "^app/([^/]+)" },
      { path: "^app/[^/]+/[a-z-]*repository\\.server\\.ts$", pathNot: "^app/$1/" },
    ),
    forbid(
      "routes-hold-no-query",
      "A route calls use cases.",
      { path: "^app/routes/" },
      { path: ["^app/platform/db\\.server", "repository\\.server", "^app/generated/"] },
    ),
    ...[PAGES, DOORS, WORKER].map((top, i) =>
      forbid(
        ["nobody-imports-pages", "nobody-imports-doors", "nobody-imports-the-worker"][i],
        "Pages, doors and background work share features, not each other.",
        { path: "^(app|devstore)/", pathNot: top },
        { path: top },
      ),
    ),
    forbid(
      "extensions-share-contracts-only",
      "An extension ships to the browser: contracts and kit only.",
      { path: "^extensions/" },
      { path: "^app/", pathNot: ["^app/kit/", "^app/[^/]+/contract\\.ts$"] },
    ),
    forbid(
      "devstore-is-another-machine",
      "The dev store is reached over HTTP, as Shopify is.",
      { path: "^devstore/" },
      { path: "^app/" },
    ),
    forbid(
      "app-knows-no-devstore",
      "Nothing shipped knows the dev store, the tests, the scripts or the benches.",
      { path: "^(app|extensions)/" },
      { path: "^(devstore|tests|scripts|bench)/" },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules|^app/generated/" },
    exclude: { path: "^(build|coverage|\\.data)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
  },
};
