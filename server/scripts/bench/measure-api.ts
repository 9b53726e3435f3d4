import { randomUUID } from "node:crypto";
import { percentile } from "@/server/scripts/bench/figures";
import {
  type LoadRequest,
  pace,
  type PacedResult,
  type Repeated,
  saturate,
} from "@/server/scripts/bench/http-load";
import { type Bench, inRounds, type Measurement, repeatRounds } from "@/server/scripts/bench/measurement";
import { openStage } from "@/server/scripts/bench/open-stage";
import type { Installation } from "@/server/scripts/faults/stage/installation";

const SECONDS = 4;
const PACED = { connections: 10_000, perSecond: 100_000 / 60, seconds: 12 } as const;
interface Requests {
  /** Each with an Idempotency-Key of its own. */
  readonly create: () => LoadRequest;
  readonly read: LoadRequest;
  readonly readPublic: LoadRequest;
}

/** Nobody is at the address of the demo's endpoint here, and what retries cost is not the subject. */
async function removeEndpoints(baseUrl: string, headers: Readonly<Record<string, string>>): Promise<void> {
  const endpoints = `${baseUrl}/api/v1/webhook_endpoints`;
  const { data } = (await (await fetch(endpoints, { headers })).json()) as { data: { id: string }[] };
  for (const { id } of data) await fetch(`${endpoints}/${id}`, { method: "DELETE", headers });
}

async function prepareRequests({ baseUrl, demo }: Installation): Promise<Requests> {
  const headers = { authorization: `Bearer ${demo.secretKey}` };
  await removeEndpoints(baseUrl, headers);
  const create = { method: "POST", path: "/api/v1/invoices", headers, body: '{"amount":"25.00"}' } as const;
  const answer = await fetch(`${baseUrl}${create.path}`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: create.body,
  });
  const { id } = (await answer.json()) as { id: string };
  return {
    create: () => ({ ...create, headers: { ...headers, "idempotency-key": randomUUID() } }),
    read: { method: "GET", path: `/api/v1/invoices/${id}`, headers },
    readPublic: { method: "GET", path: `/api/v1/public/invoice/${id}` },
  };
}

/** P4 and P5: reading and creating invoices over HTTP against an empty route handler of Next; P6: a mixed load over many connections. */
export const measureApi: Measurement = async (bench) => {
  const { installation, emptyUrl, close } = await openStage(bench);
  try {
    const { baseUrl } = installation;
    const requests = await prepareRequests(installation);
    const seconds = Math.max(1, SECONDS * bench.scale);
    const empty = { method: "GET", path: "/empty" } as const;
    const values = await inRounds(bench, {
      "an empty Next route": () => saturate(emptyUrl, empty, seconds),
      "public invoice": () => saturate(baseUrl, requests.readPublic, seconds),
      invoice: () => saturate(baseUrl, requests.read, seconds),
    });
    // Only now: what follows from an invoice goes on behind its answer, and would be measured with the readings.
    const created = await inRounds(bench, {
      "creating invoices": () => saturate(baseUrl, requests.create, seconds),
    });
    const baseline = { what: "an empty Next route", values: values["an empty Next route"] };
    const unit = "requests per s";
    return [
      {
        id: "P4",
        what: "GET /public/invoice/{id}",
        unit,
        values: values["public invoice"],
        baseline,
        target: { atLeast: 5 },
      },
      {
        id: "P4",
        what: "GET /invoices/{id}, key checked",
        unit,
        values: values.invoice,
        baseline,
        target: { atLeast: 5 },
      },
      {
        id: "P5",
        what: "POST /invoices with an Idempotency-Key",
        unit,
        values: created["creating invoices"],
        baseline,
        target: { atLeast: 1 },
      },
      ...(await measureMixedLoad(bench, baseUrl, requests)),
    ];
  } finally {
    await close();
  }
};

/** Of ten requests one creates; the others read, half of them as customers do. */
async function measureMixedLoad(bench: Bench, baseUrl: string, requests: Requests) {
  const { create, read, readPublic } = requests;
  const mix: Repeated[] = [
    create,
    ...Array.from({ length: 9 }, (_, index) => (index % 2 === 0 ? readPublic : read)),
  ];
  const load = { ...PACED, seconds: PACED.seconds * bench.scale };
  const results: PacedResult[] = [];
  await repeatRounds(bench, async (round) => {
    const result = await pace(baseUrl, mix, load);
    results.push(result);
    bench.report(`  round ${round}: mixed load, ${(result.share * 100).toFixed(2)} % answered well`);
  });
  const what = "100,000 requests a minute over 10,000 connections";
  return [
    {
      id: "P6",
      what: `${what}, answered well`,
      unit: "%",
      values: results.map(({ share }) => share * 100),
      target: { atLeast: 99.9 },
    },
    {
      id: "P6",
      what: `${what}, p95`,
      unit: "ms",
      values: results.map(({ milliseconds }) => percentile(milliseconds, 0.95)),
      target: { atMost: 150 },
    },
  ];
}
