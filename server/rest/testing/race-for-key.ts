import { db } from "@/server/db/client";
import type { ApiClient } from "@/server/rest/testing/client";

const BODY = '{"amount":"9.99","metadata":{"a":"1","b":"2"}}';
const REORDERED = '{"metadata":{"b":"2","a":"1"},  "amount":"9.99"}';
const CHANGED = '{"amount":"10.00","metadata":{"a":"1","b":"2"}}';

/** How many ask once more when the dust has settled. */
const ASKING_AGAIN = 10;

/**
 * Sends one idempotency key with one request, every third time with its fields in another order, so often at once, and
 * then a few times more; at last another request with it. Returns what is wrong, in words.
 */
export async function raceForKey(client: ApiClient, key: string, requests: number): Promise<string[]> {
  const post = (body: string) =>
    client.request("POST", "/invoices", { body, headers: { "idempotency-key": key } });
  const burst = (times: number) =>
    Promise.all(Array.from({ length: times }, (_, index) => post(index % 3 === 0 ? REORDERED : BODY)));
  const before = await db().invoice.count({ where: { merchantId: client.merchantId } });
  const first = await burst(requests);
  const settled = await burst(ASKING_AGAIN);
  const changed = await post(CHANGED);
  const effects = (await db().invoice.count({ where: { merchantId: client.merchantId } })) - before;

  const refused = first.filter(({ status }) => status !== 201);
  const answers = new Set(
    [...first, ...settled].filter(({ status }) => status === 201).map(({ text }) => text),
  );
  const isAskedAgain = refused.every(
    ({ status, body, headers }) =>
      status === 409 && body.code === "request_in_flight" && headers.get("retry-after") === "1",
  );
  return [
    ...(effects === 1 ? [] : [`${key} had ${effects} effects`]),
    ...(answers.size === 1 ? [] : [`${key} has ${answers.size} answers`]),
    ...(isAskedAgain ? [] : [`${key} was refused with ${refused.map(({ status }) => status).join()}`]),
    ...(settled.every(({ status }) => status === 201) ? [] : [`${key} is not answered the second time`]),
    ...(changed.status === 422 ? [] : [`${key} with another body was answered ${changed.status}`]),
  ];
}
