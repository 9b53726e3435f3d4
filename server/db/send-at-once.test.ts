import type { ClientBase } from "pg";
import { afterEach, expect, it, vi } from "vitest";
import { sendAtOnce } from "@/server/db/send-at-once";

/** A connection that answers nothing by itself, and what it was told. */
function connection(readsFirst: boolean) {
  const sent: { readonly statement: unknown; readonly answer: PromiseWithResolvers<unknown> }[] = [];
  const told: unknown[] = [];
  const destroy = vi.fn<(error: Error) => void>();
  const stream = {
    writableCorked: 0,
    cork: () => {
      stream.writableCorked += 1;
      told.push("cork");
    },
    uncork: () => {
      stream.writableCorked -= 1;
      told.push("uncork");
    },
    destroy,
  };
  const client = {
    connection: { stream },
    query: (statement: unknown) => {
      const answer = Promise.withResolvers<unknown>();
      sent.push({ statement, answer });
      told.push(statement);
      return answer.promise;
    },
  } as unknown as ClientBase;
  sendAtOnce(client, () => readsFirst);
  return { client, sent, told, destroy };
}

const BEGIN = { text: "BEGIN" };
const turn = () => new Promise((resolve) => setImmediate(resolve));

afterEach(() => {
  vi.useRealTimers();
});

it("what is asked in one turn goes with one write, and does not wait for another turn", async () => {
  const { client, told } = connection(false);
  void client.query("SELECT 1");
  await Promise.resolve();
  void client.query("SELECT 2");
  await turn();
  void client.query("SELECT 3");
  await turn();
  expect(told).toEqual(["cork", "SELECT 1", "SELECT 2", "uncork", "cork", "SELECT 3", "uncork"]);
});

it("a transaction that reads first is sent with its BEGIN, in that order", async () => {
  const { client, told } = connection(true);
  await client.query(BEGIN);
  void client.query("SELECT 1");
  await turn();
  expect(told).toEqual(["cork", BEGIN, "SELECT 1", "uncork"]);
});

it.each([
  ["the BEGIN of any other transaction", false, [BEGIN]],
  ["every other statement", true, ["SET x = 1", { text: "COMMIT" }, { text: "SELECT 'BEGIN'" }]],
])("%s is waited for", async (_, readsFirst, statements) => {
  const { client, sent } = connection(readsFirst);
  const answered: unknown[] = [];
  const asked = statements.map(async (statement) => answered.push(await client.query(statement as string)));
  await turn();
  expect(answered).toEqual([]);
  for (const { statement, answer } of sent) answer.resolve(statement);
  await Promise.all(asked);
  expect(answered).toEqual(statements);
});

it("a connection whose BEGIN fails is closed, one whose BEGIN is answered is not", async () => {
  const cause = new Error("canceling statement due to statement timeout");
  const { client, sent, destroy } = connection(true);
  await client.query(BEGIN);
  await client.query(BEGIN);
  sent[0]?.answer.resolve(null);
  await turn();
  expect(destroy).not.toHaveBeenCalled();
  sent[1]?.answer.reject(cause);
  await turn();
  const [[error] = []] = destroy.mock.calls;
  expect(error).toMatchObject({ message: "Connection terminated: its BEGIN failed", cause });
});

it("a connection whose BEGIN has no answer is closed after a time", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { client, sent, destroy } = connection(true);
  await client.query(BEGIN);
  await client.query(BEGIN);
  sent[0]?.answer.resolve(null);
  await turn();
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(14_999);
  expect(destroy).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(destroy).toHaveBeenCalledOnce();
});
