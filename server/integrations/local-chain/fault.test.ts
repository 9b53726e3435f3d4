import { describe, expect, it } from "vitest";
import { OutageSwitch, outageSchema } from "@/server/integrations/local-chain/fault";

const outage = (input: object) => outageSchema.parse(input);

describe("a fault", () => {
  it("lasts for as many requests as it is told, then the node is well", () => {
    const outages = new OutageSwitch();
    outages.set(outage({ fault: { kind: "overload" }, requests: 2 }), 100);
    expect(Array.from({ length: 4 }, () => outages.meet()?.kind)).toEqual([
      "overload",
      "overload",
      undefined,
      undefined,
    ]);
  });

  it("lasts until it is replaced when nothing bounds it", () => {
    const outages = new OutageSwitch();
    outages.set(outage({ fault: { kind: "lagging", blocks: 30 } }), 100);
    expect(outages.meet()).toMatchObject({ kind: "lagging", ceiling: 70 });
    outages.set(outage({ fault: { kind: "lagging" } }), 5);
    expect(outages.meet()).toMatchObject({ ceiling: 0 });
    outages.set(outage({ fault: null }), 100);
    expect(outages.meet()).toBeNull();
  });

  it("is over when its time is", () => {
    const outages = new OutageSwitch();
    outages.set(outage({ fault: { kind: "down" }, seconds: Number.MIN_VALUE }), 100);
    expect(outages.meet()).toBeNull();
  });
});
