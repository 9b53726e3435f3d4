import { expect } from "@playwright/test";
import { demo } from "./demo";

/** Calls the public API with the demo's key; the answer must be a success. */
export async function api<T>(method: "GET" | "POST", path: string, body?: object): Promise<T> {
  const { baseUrl, secretKey } = demo();
  const response = await fetch(`${baseUrl}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${secretKey}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as T;
  expect(response.ok, `${method} ${path}: ${JSON.stringify(answer)}`).toBe(true);
  return answer;
}
