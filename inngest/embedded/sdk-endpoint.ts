import { type Inngest, InngestCommHandler, type InngestFunction } from "inngest";
import type { WireReply, WireRequest } from "@/inngest/embedded/protocol";

/**
 * The SDK's own serve handler for these functions, reached by a function call instead of a socket. It accepts unsigned
 * requests: nothing but this process can reach it.
 */
export function createSdkEndpoint(
  client: Inngest.Any,
  functions: readonly InngestFunction.Any[],
): (request: WireRequest) => Promise<WireReply> {
  return new InngestCommHandler<[WireRequest], WireReply>({
    frameworkName: "embedded",
    client,
    functions: [...functions],
    skipSignatureValidation: true,
    handler: (request: WireRequest) => ({
      method: () => request.method,
      url: () => request.url,
      headers: (name) => request.headers[name.toLowerCase()] ?? null,
      body: () => request.body,
      transformResponse: ({ status, headers, body }) => ({
        status,
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
        ),
        body,
      }),
    }),
  }).createHandler();
}
