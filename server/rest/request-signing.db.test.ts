import { execFile } from "node:child_process";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { getRequestListener } from "@hono/node-server";
import { expect, onTestFinished, test } from "vitest";
import { SIGN_REQUEST } from "@/app/(site)/docs/authentication/sign-request";
import { listen } from "@/server/http/listener";
import { createApiKey } from "@/server/modules/api-keys/create-api-key";
import { createRestApp } from "@/server/rest/app";
import { createOwner } from "@/server/rest/testing/client";

test("the program of the documentation signs what we check", async () => {
  const answer = getRequestListener(createRestApp().fetch);
  const server = await listen(0, async (request, response) => answer(request, response));
  onTestFinished(() => server.closeAllConnections());
  onTestFinished(() => void server.close());
  const key = await createApiKey(await createOwner(), { name: "signed", request_signing: "required" });
  const run = promisify(execFile);
  const program = (signingSecret: string) =>
    run(process.execPath, ["--input-type=module", "--eval", SIGN_REQUEST], {
      env: {
        NODE_ENV: "test",
        DARIC_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        DARIC_KEY: key.secret,
        DARIC_SIGNING_SECRET: signingSecret,
      },
    });
  expect((await program(key.signing_secret ?? "")).stdout).toMatch(/^201 /);
  expect((await program("rsk_test_another")).stdout).toMatch(/^401 /);
});
