import { timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { signWebhook } from "@/server/modules/webhooks/rules";
import { isPortFree } from "@/server/scripts/ports";
import { createFileLogger } from "@/server/scripts/launch/file-logger";
import type { LaunchStack } from "@/server/scripts/launch/stack";

interface ReceiverOptions {
  readonly home: string;
  /** The address that the demo's webhook endpoint names, on this machine. */
  readonly url: string;
  readonly secret: string;
  readonly stack: LaunchStack;
  readonly report: (line: string) => void;
}

/**
 * The demo shop's side of webhooks: checks each signature as an integrator would (Standard Webhooks 1.0.0) and notes what
 * it received in `logs/webhooks.log`.
 */
export async function startDemoReceiver({
  home,
  url,
  secret,
  stack,
  report,
}: ReceiverOptions): Promise<void> {
  const port = Number(new URL(url).port);
  if (!(await isPortFree(port))) {
    report(
      `The demo's webhook receiver cannot listen on port ${port}, which is in use: its deliveries will be retried.`,
    );
    return;
  }
  const log = createFileLogger(home, "webhooks");
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request).catch(() => "");
    const genuine = isGenuine(request, body, secret);
    log.info(
      { id: request.headers["webhook-id"], type: request.headers["daric-event"], genuine },
      "webhook received",
    );
    response.writeHead(genuine ? 200 : 400, { "content-type": "application/json" });
    response.end(JSON.stringify(genuine ? { received: true } : { error: "The signature is not valid" }));
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await stack.add("the demo's webhook receiver", async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
}

function isGenuine({ headers }: IncomingMessage, body: string, secret: string): boolean {
  const expected = Buffer.from(
    signWebhook(secret, String(headers["webhook-id"]), Number(headers["webhook-timestamp"]), body),
  );
  return String(headers["webhook-signature"])
    .split(" ")
    .some(
      (signature) =>
        signature.length === expected.length && timingSafeEqual(Buffer.from(signature), expected),
    );
}
