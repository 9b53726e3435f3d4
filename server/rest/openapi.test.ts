import { expect, test } from "vitest";
import { PERMISSIONS } from "@/server/auth/permissions";
import { createRestApp } from "@/server/rest/app";
import { openApiDocument } from "@/server/rest/openapi";
import { OPERATIONS } from "@/server/rest/operations";

interface DocumentedOperation {
  operationId: string;
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
  security: Record<string, string[]>[];
}

const METHODS = new Set(["get", "post", "patch", "delete"]);
const app = createRestApp();
interface OpenApi {
  openapi: string;
  servers: object[];
  paths: Record<string, Record<string, DocumentedOperation>>;
  components: { schemas: object };
}

const document = JSON.parse(JSON.stringify(openApiDocument(app))) as OpenApi;
const documented = Object.entries<Record<string, DocumentedOperation>>(document.paths).flatMap(
  ([path, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.has(method))
      .map(([method, operation]) => ({ path, method, operation })),
);

test("the document names its version and where it holds", () => {
  expect(document.openapi).toBe("3.1.0");
  expect(document.servers).toEqual([{ url: "http://localhost:3000" }]);
  expect(documented.every(({ path }) => path.startsWith("/api/v1/"))).toBe(true);
});

test("every route that answers is documented, and no other", () => {
  const mounted = app.routes
    .filter(({ method }) => METHODS.has(method.toLowerCase()))
    .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, "{$1}")}`);
  expect(documented.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(mounted.toSorted());
});

test("every reference leads somewhere", () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
    (match) => match[1],
  );
  expect(references.length).toBeGreaterThan(20);
  for (const name of new Set(references)) expect(document.components.schemas).toHaveProperty(name ?? "");
});

test("operation ids are unique", () => {
  const ids = documented.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(documented.map((entry) => [entry.operation.operationId, entry] as const))(
  "%s is documented in full",
  (_, { path, method, operation }) => {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    const parameters = operation.parameters ?? [];
    expect(parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name)).toEqual(inPath);
    for (const requirement of operation.security)
      for (const scope of Object.values(requirement).flat()) expect(PERMISSIONS).toContain(scope);
    const isToken = /\/auth\/(token|refresh|revoke)$/.test(path);
    expect(operation.responses[400]?.content).toEqual(
      isToken
        ? { "application/json": { schema: { $ref: "#/components/schemas/OAuthError" } } }
        : { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
    );
    const statuses = Object.keys(operation.responses);
    expect(statuses).toEqual(expect.arrayContaining(operation.security.length > 0 ? ["401", "403"] : []));
    expect(Object.keys(operation.requestBody?.content ?? {})).toEqual(
      method === "post" || method === "patch"
        ? [...(isToken ? ["application/x-www-form-urlencoded"] : []), "application/json"]
        : [],
    );
    expect(statuses.some((status) => status.startsWith("2"))).toBe(true);
  },
);

/** What is sent with a method that writes and takes no key, and why. */
const WITHOUT_KEY: Readonly<Record<string, string>> = {
  createAccessToken: "OAuth clients send none; every call issues a token of its own",
  refreshAccessToken: "a refresh token works once by itself",
  revokeToken: "again is the same",
  diagnoseInvoice: "changes nothing",
  diagnosePublicInvoice: "changes nothing",
  payTestInvoice: "the effect is a transaction on the local chain, outside of the database",
  mineTestBlocks: "acts on the local chain alone",
  reorgTestChain: "acts on the local chain alone",
  interruptTestChain: "acts on the local chain alone",
};

test("every operation that writes takes an Idempotency-Key, unless there is a reason", () => {
  const without = documented.filter(
    ({ method, operation }) =>
      method !== "get" && !operation.parameters?.some(({ name }) => name === "Idempotency-Key"),
  );
  expect(without.map(({ operation }) => operation.operationId).toSorted()).toEqual(
    Object.keys(WITHOUT_KEY).toSorted(),
  );
});

/** What changes something below an object without taking its version, and why. */
const WITHOUT_VERSION: Readonly<Record<string, string>> = {
  attachTransaction: "records a fact of the chain, whatever the invoice looks like meanwhile",
  addInvoiceNote: "adds beside what is there",
  diagnoseInvoice: "changes nothing",
  diagnosePublicInvoice: "changes nothing",
  payTestInvoice: "acts on the local chain alone",
  testWebhookEndpoint: "sends, and leaves the endpoint as it is",
  recoverWebhookEndpoint: "sends, and leaves the endpoint as it is",
  resendWebhookDelivery: "sends again, whatever became of it before",
};

test("every operation that changes an object honours If-Match, unless there is a reason", () => {
  const without = documented.filter(
    ({ method, path, operation }) =>
      method !== "get" &&
      path.includes("{id}") &&
      !operation.parameters?.some(({ name }) => name === "If-Match"),
  );
  expect(without.map(({ operation }) => operation.operationId).toSorted()).toEqual(
    Object.keys(WITHOUT_VERSION).toSorted(),
  );
});

test("what takes an Idempotency-Key documents what it may answer then", () => {
  const create = documented.find(({ operation }) => operation.operationId === "createInvoice");
  expect(create?.operation.parameters).toContainEqual(
    expect.objectContaining({ name: "Idempotency-Key", in: "header" }),
  );
  expect(Object.keys(create?.operation.responses ?? {})).toEqual(
    expect.arrayContaining(["201", "400", "409", "413", "415", "422"]),
  );
});

test.each(
  OPERATIONS.filter((operation) => operation.example !== undefined).map(
    (operation) => [operation.operationId, operation] as const,
  ),
)("the example of %s is valid", (_, operation) => {
  const body = "form" in operation ? operation.form : operation.body;
  expect(body?.safeParse(operation.example).success).toBe(true);
});

test("every body that cannot be empty has an example", () => {
  const without = OPERATIONS.filter(
    ({ body, example }) => body && example === undefined && !body.safeParse({}).success,
  );
  expect(without.map(({ operationId }) => operationId)).toEqual([]);
});
