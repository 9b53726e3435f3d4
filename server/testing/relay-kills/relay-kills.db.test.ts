import { expect, test } from "vitest";
import { Random } from "@/server/testing/chain-fuzz/random";
import { runRelayKills } from "@/server/testing/relay-kills/run-relay-kills";

test("a relay that is killed again and again passes on every event, and each has its effect once", async () => {
  const result = await runRelayKills({
    random: new Random(1),
    rate: 20,
    kills: 2,
    lifeMilliseconds: 500,
    waitForLeases: false,
  });
  expect(result.violations).toEqual([]);
  expect(result.events).toBeGreaterThan(10);
  expect(result.sentAgain).toBeGreaterThan(0);
}, 240_000);
