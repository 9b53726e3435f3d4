import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { LaunchStack } from "@/server/scripts/launch/stack";

/** An HTTP server on this machine that takes every webhook at once. Returns its address. */
export async function startReceiver(stack: LaunchStack): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    request.once("end", () => response.writeHead(200, { "content-type": "application/json" }).end("{}"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  await stack.add("the webhook receiver", async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
