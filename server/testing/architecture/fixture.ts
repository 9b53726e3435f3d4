interface Fixture {
  readonly name: string;
  /** The one rule that these files break. */
  readonly breaks: string;
  readonly files: Readonly<Record<string, string>>;
}

const README = "# Orders\n\nWhat a customer asked for.\n";

/** A module as it should be, into which a fixture puts its one mistake. */
function orders(files: Record<string, string>): Record<string, string> {
  const tree: Record<string, string> = { "server/modules/orders/README.md": README };
  for (const [name, text] of Object.entries(files)) tree[`server/modules/orders/${name}`] = text;
  return tree;
}

function verb(name: string, body = "", imports = ""): string {
  return `${imports}\n/** Does one thing. */\nexport async function ${name}() {${body}}\n`;
}

function cases(breaks: string, files: Record<string, Record<string, string>>): Fixture[] {
  return Object.entries(files).map(([name, tree]) => ({ name, breaks, files: tree }));
}

const importing = (specifier: string, names = "{ a }"): string =>
  `import ${names} from "${specifier}";\nexport const b = a;\n`;

const IMPORTS: Fixture[] = [
  ...cases("layers", {
    "core knows the configuration": { "server/core/money.ts": importing("@/server/config/env") },
    "the database knows a product": { "server/db/locks.ts": importing("@/server/modules/orders/schema") },
    "a module calls an integration": orders({ "rules.ts": importing("@/server/integrations/tron/client") }),
    "a module reads the session": orders({ "rules.ts": importing("@/server/auth/session") }),
    "an integration calls a verb": {
      "server/integrations/tron/client.ts": importing("@/server/modules/orders/get-order"),
    },
    "an integration uses a port as a value": {
      "server/integrations/tron/client.ts": importing("@/server/modules/orders/ports"),
      "server/modules/orders/ports.ts": "export const a = 1;",
      "server/modules/orders/README.md": README,
    },
    "a route queries": { "server/rest/routes/orders.ts": importing("@/server/db/client") },
    "a procedure queries": { "server/trpc/routers/orders.ts": importing("@/server/db/client") },
    "a job queries": { "inngest/functions/orders/expire-orders.ts": importing("@/server/db/client") },
    "a page calls a verb": {
      "app/(dashboard)/orders/page.tsx": importing("@/server/modules/orders/list-orders"),
    },
    "a component reaches for the router's code": {
      "components/orders/table.tsx": importing("@/server/trpc/root"),
    },
    "the client uses the server": { "server/client/daric.ts": importing("@/server/core/errors") },
    "the server uses test code": { "server/http/main.ts": importing("@/server/testing/factories") },
    "the server uses a script": { "server/http/main.ts": importing("@/server/scripts/seed") },
    "a re-export is an import": { "server/core/money.ts": 'export { a } from "@/server/db/client";' },
    "so is a dynamic one": { "server/core/money.ts": 'export const a = () => import("@/server/db/client");' },
  }),
  ...cases("internals", {
    "a module opens another one's drawer": {
      ...orders({ "rules.ts": importing("@/server/modules/refunds/internal") }),
      "server/modules/refunds/internal.ts": "export const a = 1;",
      "server/modules/refunds/README.md": README,
    },
  }),
  ...cases("integrations-apart", {
    "one vendor's client uses another's": {
      "server/integrations/ton/client.ts": importing("@/server/integrations/tron/client"),
    },
  }),
  ...cases("module-cycles", {
    "two nouns need each other": {
      ...orders({
        "rules.ts": importing("@/server/modules/refunds/rules"),
        "schema.ts": "export const a = 1;",
      }),
      "server/modules/refunds/schema.ts": importing("@/server/modules/orders/schema"),
      "server/modules/refunds/rules.ts": "export const a = 1;",
      "server/modules/refunds/README.md": README,
    },
  }),
  ...cases("file-cycles", {
    "two files need each other": {
      "server/core/a.ts": importing("@/server/core/b", "{ b as a }"),
      "server/core/b.ts": importing("./a", "{ b as a }"),
    },
  }),
  ...cases("packages", {
    "a route talks to Prisma": { "server/rest/routes/orders.ts": importing("@prisma/client") },
    "REST depends on Next": { "server/rest/app.ts": importing("next/server") },
    "a module opens sockets": orders({ "rules.ts": importing("node:https") }),
    "a page would load Node": { "server/core/money.ts": importing("node:crypto") },
  }),
  ...cases("import-style", {
    "a path that climbs": { "server/core/money/usdt.ts": importing("../errors") },
    "a file extension": { "server/core/money.ts": importing("@/server/core/errors.ts") },
  }),
];

const NAMES: Fixture[] = [
  ...cases("banned-names", {
    "a drawer as a folder": { "components/utils/format.ts": "export const a = 1;" },
    "a drawer as a file": { "server/core/types.ts": "export const a = 1;" },
  }),
  ...cases("fixed-tree", {
    "a new top level": { "packages/sdk.ts": "export const a = 1;" },
    "a new part of the server": { "server/domain/order.ts": "export const a = 1;" },
  }),
  ...cases("module-file-names", {
    "a noun alone": orders({ "repository.ts": verb("repository") }),
    "a verb that hides what happens": orders({ "process-order.ts": verb("processOrder") }),
    "a folder": orders({ "create/create-order.ts": verb("createOrder") }),
  }),
  ...cases("one-verb-per-file", {
    "another name than the file's": orders({ "create-order.ts": verb("newOrder") }),
    "two verbs": orders({ "create-order.ts": verb("createOrder") + verb("cancelOrder") }),
    "no doc-comment": orders({ "create-order.ts": "export async function createOrder() {}" }),
  }),
  ...cases("no-barrels", {
    "an index": { "components/ui/index.ts": "export const a = 1;" },
    "a re-export of everything": { "components/ui/all.ts": 'export * from "@/components/ui/button";' },
  }),
];

const PRIMITIVES: Fixture[] = cases("shown-primitives", {
  "a primitive that nobody can look at": {
    "app/(site)/gallery/page.dev.tsx": importing("@/components/ui/badge"),
    "components/ui/badge.tsx": "export const a = <b />;",
    "components/ui/meter.tsx": "export const a = <meter />;",
  },
});

const CODE: Fixture[] = [
  ...cases("environment", {
    "a setting read on the spot": { "server/http/main.ts": "export const port = process.env.PORT;" },
  }),
  ...cases("clock", {
    "the time of day": orders({ "rules.ts": "export const isLate = () => Date.now() > 1;" }),
    "a date of now": { "components/format/date.tsx": "export const now = new Date();" },
    "inside a template": { "server/http/main.ts": "export const a = `at ${new Date()}`;" },
  }),
  ...cases("outside-calls", {
    "a verb calls the outside": orders({
      "get-rate.ts": verb("getRate", ' await fetch("https://a.test"); '),
    }),
  }),
  ...cases("money-arithmetic", {
    "a sum of amounts": orders({
      "rules.ts": "export const total = (a: Money, b: Money) => a.minor + b.minor;",
    }),
    "a share of a column": orders({ "rules.ts": "export const fee = (row: Row) => row.amountMinor / 100n;" }),
  }),
  ...cases("database-client", {
    "a second pool": orders({ "internal.ts": "export const client = new PrismaClient();" }),
  }),
  ...cases("timeouts", {
    "a call that may hang": {
      "server/integrations/tron/client.ts": 'export const a = () => fetch("u", { method: "POST" });',
    },
  }),
  ...cases("compare-and-set", {
    "a plain update": orders({
      "cancel-order.ts": verb(
        "cancelOrder",
        ' await tx.order.update({ where: { id }, data: { status: "gone" } }); ',
      ),
    }),
    "no status in the where": orders({
      "cancel-order.ts": verb(
        "cancelOrder",
        " await tx.order.updateMany({ where: { id }, data: { note, status } }); ",
      ),
    }),
  }),
  ...cases("leftovers", {
    "something for later": { "server/core/money.ts": "// TODO: round\nexport const a = 1;" },
  }),
];

const SIZES_AND_DOCUMENTS: Fixture[] = [
  ...cases("file-sizes", {
    "a long file": { "server/core/money.ts": "export const a = 1;\n".repeat(401) },
    "a long component": { "components/ui/table.tsx": "export const a = 1;\n".repeat(201) },
  }),
  ...cases("size-shape", {
    "files that are all long": Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [
        `server/core/part-${index}.ts`,
        "export const a = 1;\n".repeat(100),
      ]),
    ),
  }),
  ...cases("module-readmes", {
    "a module without introduction": { "server/modules/orders/rules.ts": "export const a = 1;" },
    "an introduction that is a book": { "server/modules/orders/README.md": "A line.\n".repeat(31) },
  }),
  ...cases("cited-paths", { "a path that is gone": { "server/README.md": "See `server/core/gone.ts`." } }),
  ...cases("decision-records", {
    "a record without number": { "server/decisions/postgres.md": "# Postgres\n" },
    "a record with a number that is taken": {
      "server/decisions/0001-one.md": "# One\n",
      "server/decisions/0001-other.md": "# Other\n",
    },
  }),
];

const ALLOWED: Fixture[] = cases("nothing", {
  "a module as it should be": {
    ...orders({
      "schema.ts": "export const orderSchema = 1;",
      "ports.ts": "export interface Rates { get(): number }",
      "internal.ts": importing("@/server/db/client"),
      "create-order.ts": verb(
        "createOrder",
        " return load(); ",
        'import { load } from "@/server/modules/orders/internal";',
      ),
      "create-order.db.test.ts": "const now = new Date();",
    }),
    "server/db/client.ts": "export const a = 1;",
    "server/integrations/rates/client.ts":
      'import type { Rates } from "@/server/modules/orders/ports";\nexport const a = () => fetch("u", { signal: AbortSignal.timeout(1) });',
    "components/orders/form.tsx": importing("@/server/modules/orders/schema", "{ orderSchema as a }"),
    "app/(dashboard)/orders/page.tsx": importing("@/components/orders/form"),
  },
  "a status that moves from what was read": orders({
    "cancel-order.ts": verb(
      "cancelOrder",
      ' await tx.order.updateMany({ where: { id, status: from }, data: { status: "gone" } }); ',
    ),
  }),
  "words in strings and comments": {
    "server/core/money.ts":
      "/** Not process.env, not Date.now(). */\nexport const a = 'new Date() import x from \"@/server/db/client\"';",
  },
  "a type of the database in a door": {
    "server/rest/call.ts": 'import type { Context } from "@/server/db/context";\nexport type A = Context;',
    "server/db/context.ts": "export interface Context {}",
  },
  "a path with a placeholder in a document": { "README.md": "One folder per noun: `server/modules/<noun>`." },
});

/** Small trees, each with one deliberate mistake and the rule that must find it; and some without any. */
export const FIXTURES: readonly Fixture[] = [
  ...IMPORTS,
  ...NAMES,
  ...PRIMITIVES,
  ...CODE,
  ...SIZES_AND_DOCUMENTS,
  ...ALLOWED,
];
