import { type APIRequestContext, type APIResponse, expect } from "@playwright/test";

interface Answer<T> {
  readonly result?: { readonly data: T };
}

/** Asks as our own pages do, for whoever the request's cookies are; it must succeed. */
export async function query<T>(request: APIRequestContext, path: string, input: object = {}): Promise<T> {
  const params = { input: JSON.stringify(input) };
  return read(path, await request.get(`/api/trpc/${path}`, { params }));
}

/** Changes something as our own pages do, for whoever the request's cookies are; it must succeed. */
export async function mutate<T>(request: APIRequestContext, path: string, input: object = {}): Promise<T> {
  return read(path, await request.post(`/api/trpc/${path}`, { data: input }));
}

async function read<T>(path: string, response: APIResponse): Promise<T> {
  const { result } = (await response.json()) as Answer<T>;
  expect(result, `${path}: ${await response.text()}`).toBeDefined();
  return (result as { data: T }).data;
}
