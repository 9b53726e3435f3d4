import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { Webhook } from "standardwebhooks";
import { z } from "zod";
import type { DemoAccount } from "@/server/scripts/launch/demo";
import type { LaunchStack } from "@/server/scripts/launch/stack";

const bodySchema = z.object({ type: z.string(), data: z.object({ object: z.object({ id: z.string() }) }) });

/** What a merchant's receiver got, checked as an integrator would check it. */
export interface Received {
  /** By "type object": every `webhook-id` that came with it. More than one would be a fact told twice. */
  readonly ids: Map<string, Set<string>>;
  deliveries: number;
  /** Requests whose signature or body is wrong. */
  refused: number;
}

/** Listens where the demo's endpoint points to, and answers 200 to what is genuine. */
export async function startReceiver(
  { webhookUrl, webhookSecret }: DemoAccount,
  stack: LaunchStack,
): Promise<Received> {
  const received: Received = { ids: new Map(), deliveries: 0, refused: 0 };
  const verifier = new Webhook(webhookSecret);
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      // A sender that dies in the middle of its request has delivered nothing.
      const body = await text(request);
      const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
        name,
        String(value),
      ]);
      const sent: Record<string, string> = Object.fromEntries(headers);
      const { type, data } = bodySchema.parse(verifier.verify(body, sent));
      const fact = `${type} ${data.object.id}`;
      received.ids.set(
        fact,
        (received.ids.get(fact) ?? new Set()).add(String(request.headers["webhook-id"])),
      );
      received.deliveries += 1;
      response.writeHead(200).end();
    } catch {
      if (request.complete) received.refused += 1;
      response.writeHead(400).end();
    }
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(Number(new URL(webhookUrl).port), "127.0.0.1", resolve));
  await stack.add("the webhook receiver", async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return received;
}
