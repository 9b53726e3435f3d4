import { describe, expect, it } from "vitest";
import {
  afterFailure,
  afterSuccess,
  type EndpointHealth,
  NEW_ENDPOINT,
  rankEndpoints,
} from "@/server/integrations/tron/endpoint-health";

const policy = { behindBlocks: 5, firstRestMs: 1_000, longestRestMs: 8_000, graceMs: 100 };
const at = (head: number, change: Partial<EndpointHealth> = {}): EndpointHealth => ({
  ...NEW_ENDPOINT,
  head,
  ...change,
});

describe("the rest after failures", () => {
  it("doubles up to its bound, in its second half by chance, and ends with an answer", () => {
    let health = NEW_ENDPOINT;
    const rests = Array.from({ length: 6 }, () => {
      health = afterFailure(health, 0, policy, 0);
      return health.restsUntil;
    });
    expect(rests).toEqual([500, 1_000, 2_000, 4_000, 4_000, 4_000]);
    expect(afterFailure(NEW_ENDPOINT, 100, policy, 0.999).restsUntil).toBeCloseTo(1_100, -1);
    expect(afterSuccess(health)).toMatchObject({ failures: 0, restsUntil: 0 });
  });
});

describe("the order of endpoints", () => {
  it("begins with the current one and goes on as configured", () => {
    expect(rankEndpoints([at(10), at(10), at(10)], 1, 0, policy)).toEqual([1, 0, 2]);
  });

  it("leaves out who is behind, also when only they are awake", () => {
    expect(rankEndpoints([at(4), at(5), at(10)], 0, 0, policy)).toEqual([1, 2]);
    expect(rankEndpoints([at(4), at(10, { restsUntil: 50 })], 0, 0, policy)).toEqual([1]);
  });

  it("leaves out who rests, and asks the soonest when all do", () => {
    expect(rankEndpoints([at(10, { restsUntil: 50 }), at(10)], 0, 0, policy)).toEqual([1]);
    expect(rankEndpoints([at(10, { restsUntil: 50 }), at(10, { restsUntil: 40 })], 0, 0, policy)).toEqual([
      1,
    ]);
    expect(rankEndpoints([at(10, { restsUntil: 50 }), at(10)], 0, 50, policy)).toEqual([0, 1]);
  });

  it("puts who often fails behind who does not, even the current one", () => {
    expect(rankEndpoints([at(10, { errorRate: 0.7 }), at(10), at(10)], 0, 0, policy)).toEqual([1, 2, 0]);
  });
});
