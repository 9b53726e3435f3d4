import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect } from "@playwright/test";
import { Webhook } from "standardwebhooks";

export interface Received {
  readonly id: string;
  readonly type: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

export interface Receiver {
  readonly url: string;
  /** Waits for one delivery of each type about this invoice. */
  received(invoiceId: string, types: readonly string[]): Promise<Received[]>;
  /** Checks with the official package; throws when the signature is not right. */
  verify(delivery: Received, secret: string): unknown;
  stop(): Promise<void>;
}

/** A merchant's server: a real HTTP receiver on this machine that takes everything. */
export async function startReceiver(): Promise<Receiver> {
  const deliveries: Received[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const headers = request.headers as Record<string, string>;
      deliveries.push({ id: headers["webhook-id"] ?? "", type: headers["daric-event"] ?? "", headers, body });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    received: async (invoiceId, types) => {
      const about = () =>
        deliveries.filter(({ type, body }) => types.includes(type) && body.includes(invoiceId));
      await expect
        .poll(
          () =>
            about()
              .map(({ type }) => type)
              .toSorted(),
          { timeout: 30_000 },
        )
        .toEqual([...types].toSorted());
      return about();
    },
    verify: ({ body, headers }, secret) => new Webhook(secret).verify(body, headers),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
