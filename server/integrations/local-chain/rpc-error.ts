/** An error object of JSON-RPC 2.0, section 5.1. */
export class RpcError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly data = "{}",
  ) {
    super(message);
    this.name = "RpcError";
  }
}

export const invalidParams = (message: string): RpcError => new RpcError(-32602, message);
export const tooManyResults = (message: string): RpcError => new RpcError(-32005, message);
export const unknownMethod = (method: string): RpcError =>
  new RpcError(-32601, `the method ${method} does not exist/is not available`);
