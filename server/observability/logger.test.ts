import { Writable } from "node:stream";
import { pino } from "pino";
import { expect, it } from "vitest";
import { LOGGER_OPTIONS } from "@/server/observability/logger";

it("keeps secrets out of the log, at the top and two levels down", () => {
  let text = "";
  const sink = new Writable({
    write(chunk: Buffer, _, done) {
      text += chunk.toString();
      done();
    },
  });
  const log = pino({ ...LOGGER_OPTIONS, level: "info" }, sink);
  log.info(
    {
      authorization: "Bearer sk_test_1",
      input: { password: "hunter2" },
      request: { headers: { cookie: "session=1" } },
      kept: "yes",
    },
    "x",
  );
  expect(text).toContain('"kept":"yes"');
  for (const secret of ["sk_test_1", "hunter2", "session=1"]) expect(text).not.toContain(secret);
});
