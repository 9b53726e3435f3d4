import { Writable } from "node:stream";
import { pino } from "pino";
import { expect, test } from "vitest";
import { DomainError } from "@/server/core/errors";
import { LOGGER_OPTIONS } from "@/server/observability/logger";

/** The line that is written for this. */
function line(fields: object): Record<string, unknown> {
  let text = "";
  const sink = new Writable({
    write(chunk: Buffer, _, done) {
      text += chunk.toString();
      done();
    },
  });
  pino({ ...LOGGER_OPTIONS, level: "trace" }, sink).trace(fields, "x");
  return JSON.parse(text) as Record<string, unknown>;
}

test("keeps secrets out of the log, at the top and two levels down", () => {
  const written = line({
    authorization: "Bearer sk_test_1",
    input: { password: "hunter2", signing_secret: "hunter2" },
    request: { headers: { cookie: "session=1" } },
    kept: "yes",
  });
  expect(written).toMatchObject({ kept: "yes", authorization: "[redacted]" });
  for (const secret of ["sk_test_1", "hunter2", "session=1"])
    expect(JSON.stringify(written)).not.toContain(secret);
});

test("what errors repeat of URLs and credentials is not written, in none of their causes", () => {
  const secrets = ["hunter2", "abc123", `sk_live_${"b".repeat(43)}`, "d2Vic29ja2V0"];
  const [password, query, key, webhook] = secrets;
  const root = new Error(`connect to postgres://daric:${password}@db:5432/daric?sslmode=${query} failed`);
  const cause = new TypeError(`https://shop.example/hook?token=${query} with Bearer ${key}`, { cause: root });
  const { err } = line({ err: new Error(`"https://a.example/?k=${query}" whsec_${webhook}`, { cause }) });
  const text = JSON.stringify(err);
  for (const secret of secrets) expect(text).not.toContain(secret);
  expect(err).toMatchObject({
    type: "Error",
    message:
      '"https://a.example/?[redacted]" [redacted]: https://shop.example/hook?[redacted] with [redacted]: connect to postgres://db:5432/daric?[redacted] failed',
    stack: expect.stringContaining("logger.test.ts"),
  });
});

test.each([
  '{"password":hunter2}',
  `{"note":"${"a".repeat(60)}",\n"password":hunter2,\n"other":"${"b".repeat(60)}"}`,
])("what is wrong with JSON is told without it: %j", (text) => {
  const read = (): unknown => JSON.parse(text);
  expect(read).toThrow("hunter2");
  let err: unknown;
  try {
    read();
  } catch (error) {
    err = line({ err: error }).err;
  }
  expect(err).toMatchObject({ type: "SyntaxError", message: "Unexpected token 'h' is not valid JSON" });
  expect(JSON.stringify(err)).not.toContain("hunter");
});

test("of an error's other members its code is written, and what our own errors say", () => {
  const lost = Object.assign(new Error("terminated"), { code: "57P01", client: { password: "hunter2" } });
  const { err } = line({ err: lost });
  expect(err).toEqual({
    type: "Error",
    message: "terminated",
    stack: expect.any(String),
    code: "57P01",
  });
  const ours = new DomainError("chain_unavailable", "The node is busy", { reason: "timeout", token: "a1" });
  expect(line({ err: ours }).err).toMatchObject({
    code: "chain_unavailable",
    details: { reason: "timeout", token: "[redacted]" },
  });
});
