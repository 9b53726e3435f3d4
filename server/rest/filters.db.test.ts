import { expect, test } from "vitest";
import { createClient } from "@/server/rest/testing/client";
import { makeWorld } from "@/server/rest/testing/world";

test("a list of invoices carries what each of them has", async () => {
  const { owner } = await makeWorld();
  const query = "expand=payments,settlement,customer&limit=10";
  const { data } = (await owner.request("GET", `/invoices?${query}`)).body;
  expect(data.length).toBeGreaterThan(3);
  const alone = await Promise.all(
    data.map(({ id }) => owner.request("GET", `/invoices/${id}?expand=payments,settlement,customer`)),
  );
  expect(data).toEqual(alone.map(({ body }) => body));
  expect(data.filter(({ settlement }) => settlement !== null).length).toBeGreaterThan(1);
  expect(data.filter(({ payments }) => (payments as object[]).length > 0).length).toBeGreaterThan(2);
}, 60_000);

test.each(["/invoices", "/customers", "/payment_links"])(
  "a metadata value without its key lets nothing through in %s",
  async (path) => {
    const { request } = await createClient();
    expect(await request("GET", `${path}?metadata_value=north`)).toMatchObject({
      status: 400,
      body: { errors: [{ path: "metadata_value" }] },
    });
  },
);

test("payments and settlements by amount", async () => {
  const { owner } = await makeWorld();
  const list = async (path: string) => (await owner.request("GET", path)).body.data;
  for (const [path, field] of [
    ["/payments", "amount"],
    ["/settlements", "gross_amount"],
  ] as const) {
    const all = await list(`${path}?limit=100`);
    expect(all.length).toBeGreaterThan(1);
    const amount = String(all[0]?.[field]);
    const those = (keep: (one: number) => boolean) => all.filter((one) => keep(Number(one[field])));
    expect(await list(`${path}?limit=100&amount_min=${amount}&amount_max=${amount}`)).toEqual(
      those((one) => one === Number(amount)),
    );
    expect(await list(`${path}?limit=100&amount_min=${amount}`)).toEqual(
      those((one) => one >= Number(amount)),
    );
    expect(await list(`${path}?limit=100&amount_max=${amount}`)).toEqual(
      those((one) => one <= Number(amount)),
    );
    expect(await owner.request("GET", `${path}?amount_min=0.0000001`)).toMatchObject({
      status: 400,
      body: { errors: [{ path: "amount_min" }] },
    });
  }
}, 60_000);

test("payments by transaction, deliveries by time", async () => {
  const { owner, ids } = await makeWorld();
  const list = async (path: string) => (await owner.request("GET", path)).body.data;
  const [payment] = await list("/payments?limit=1");
  const txId = String(payment?.tx_id);
  expect(await list(`/payments?tx_id=${txId}`)).toEqual([payment]);
  expect(await list(`/payments?tx_id=0x${txId.toUpperCase()}`)).toEqual([payment]);
  expect(await list(`/payments?tx_id=${"0".repeat(64)}`)).toEqual([]);
  expect(await owner.request("GET", "/payments?tx_id=abc")).toMatchObject({
    status: 400,
    body: { errors: [{ path: "tx_id" }] },
  });

  const path = `/webhook_endpoints/${ids.get("webhookEndpoint")?.[0]}/deliveries`;
  const [delivery] = await list(path);
  const at = String(delivery?.created_at);
  expect(await list(`${path}?created_after=${at}`)).toEqual([delivery]);
  expect(await list(`${path}?created_before=${at}`)).toEqual([]);
}, 60_000);
