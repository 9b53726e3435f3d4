// WEBHOOK_SECRET=whsec_… PORT=4800 npx tsx receiver.ts
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { DaricWebhookError, verifyWebhook } from "daric/client";

const { WEBHOOK_SECRET: secret = "", PORT: port = "4800" } = process.env;

async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    // The bytes as they arrived: parsed and written again, they would not match their signature.
    const event = verifyWebhook(await buffer(request), request.headers, secret);
    console.log(event.type, event.data.version);
    response.writeHead(204).end();
  } catch (error) {
    response.writeHead(error instanceof DaricWebhookError ? 400 : 500).end();
  }
}

createServer((request, response) => void receive(request, response)).listen(Number(port), "127.0.0.1");
