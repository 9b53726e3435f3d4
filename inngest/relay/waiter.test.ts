import { expect, test } from "vitest";
import { Waiter } from "@/inngest/relay/waiter";

const LONG = 60_000;

test("a wake-up ends the wait", async () => {
  const waiter = new Waiter();
  let ended = false;
  const waiting = waiter.wait(LONG).then(() => (ended = true));
  expect(ended).toBe(false);
  waiter.wake();
  await waiting;
  expect(ended).toBe(true);
});

test("a wake-up that comes too early is kept, once", async () => {
  const waiter = new Waiter();
  waiter.wake();
  await waiter.wait(LONG);
  let ended = false;
  const second = waiter.wait(LONG).then(() => (ended = true));
  await Promise.resolve();
  expect(ended).toBe(false);
  waiter.close();
  await second;
});

test("a wake-up does not shorten a pause, closing does", async () => {
  const waiter = new Waiter();
  let ended = false;
  const pausing = waiter.pause(LONG).then(() => (ended = true));
  waiter.wake();
  await Promise.resolve();
  expect(ended).toBe(false);
  waiter.close();
  await pausing;
  await waiter.wait(LONG);
});
