import { expect, test } from "vitest";
import { LIMITS } from "@/server/config/limits";
import { StreamPlaces } from "@/server/rest/stream-places";

const { connectionsMaximum, connectionsPerAddress } = LIMITS.stream;
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));
const FULL = expect.objectContaining({ code: "rate_limited", details: { retryAfterSeconds: 15 } });

test("an address has its own share, and gets back what it lets go", () => {
  const places = new StreamPlaces();
  const [leave = () => undefined] = times(connectionsPerAddress, () => places.take("203.0.113.9"));
  expect(() => places.take("203.0.113.9")).toThrow(FULL);
  places.take("203.0.113.10");
  leave();
  leave();
  places.take("203.0.113.9");
  expect(() => places.take("203.0.113.9")).toThrow(FULL);
});

test("an IPv6 subscriber has one share, whatever address of its network it uses", () => {
  const places = new StreamPlaces();
  times(connectionsPerAddress, (index) => places.take(`2001:db8:1:2::${index + 1}`));
  expect(() => places.take("2001:db8:1:2:ffff::1")).toThrow(FULL);
  places.take("2001:db8:1:3::1");
});

test("the process has an end of places too, whoever asks", () => {
  const places = new StreamPlaces();
  const [leave] = times(connectionsMaximum, () => places.take(undefined));
  const full = expect.objectContaining({ code: "unavailable", details: { retryAfterSeconds: 15 } });
  expect(() => places.take(undefined)).toThrow(full);
  expect(() => places.take("203.0.113.9")).toThrow(full);
  leave?.();
  places.take("203.0.113.9");
});
