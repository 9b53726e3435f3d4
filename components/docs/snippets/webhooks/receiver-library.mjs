// npm install standardwebhooks
// WEBHOOK_SECRET=whsec_… node receiver-library.mjs
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { Webhook } from "standardwebhooks";

const { WEBHOOK_SECRET, PORT = "4800" } = process.env;
const webhook = new Webhook(WEBHOOK_SECRET);

createServer(async (request, response) => {
  try {
    const { type, data } = webhook.verify(await text(request), request.headers);
    console.log(type, data.object.id, "version", data.version);
    response.writeHead(204).end();
  } catch {
    response.writeHead(400).end();
  }
}).listen(Number(PORT), "127.0.0.1");
