import { type Bench, inRounds, type Measurement } from "@/server/scripts/bench/measurement";
import type { DeliverWebhooksInput } from "@/server/scripts/bench/tasks/deliver-webhooks";
import type { RelayOutboxInput } from "@/server/scripts/bench/tasks/relay-outbox";

const ROWS = 20_000;
const DELIVERIES = 3_000;
const ENDPOINTS = 10;

/** Each round on a database of its own, so that none meets the rows of the one before. */
function freshDatabases({ arena }: Bench, name: string): () => Promise<string> {
  let count = 0;
  return () => arena.createDatabase(`${name}_${(count += 1)}`);
}

/** P9: how fast events leave the outbox, and how fast webhooks reach a receiver on this machine. */
export const measureOutbox: Measurement = async (bench) => {
  const { arena, receiverUrl, scale } = bench;
  const database = freshDatabases(bench, "bench_outbox");
  const relay = async (sink: RelayOutboxInput["sink"]): Promise<number> => {
    const input: RelayOutboxInput = { rows: ROWS * scale, sink };
    return arena.runTask("relay-outbox", { databaseUrl: await database(), input });
  };
  const deliver = async (endpoints: number): Promise<number> => {
    const input: DeliverWebhooksInput = { receiverUrl, endpoints, deliveries: DELIVERIES * scale };
    return arena.runTask("deliver-webhooks", { databaseUrl: await database(), input });
  };
  const values = await inRounds(bench, {
    "relay alone": () => relay("nothing"),
    "relay into the engine": () => relay("engine"),
    deliveries: () => deliver(ENDPOINTS),
    "deliveries to one endpoint": () => deliver(1),
  });
  const figure = { id: "P9", unit: "per s" };
  return [
    {
      ...figure,
      what: "outbox rows into the running job engine",
      values: values["relay into the engine"],
      target: { atLeast: 5_000 },
    },
    { ...figure, what: "outbox rows, the relay alone", values: values["relay alone"] },
    {
      ...figure,
      what: `webhook deliveries, event to answer, ${ENDPOINTS} endpoints`,
      values: values.deliveries,
      target: { atLeast: 500 },
    },
    { ...figure, what: "webhook deliveries to one endpoint", values: values["deliveries to one endpoint"] },
  ];
};
