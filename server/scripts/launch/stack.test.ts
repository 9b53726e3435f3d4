import { expect, test } from "vitest";
import { LaunchStack } from "@/server/scripts/launch/stack";

test("stops in the reverse order, once, and past a part that fails", async () => {
  const stack = new LaunchStack();
  const stopped: string[] = [];
  const reports: string[] = [];
  await stack.add("database", async () => void stopped.push("database"));
  await stack.add("chain", () => Promise.reject(new Error("busy")));
  await stack.add("server", async () => void stopped.push("server"));
  await Promise.all([stack.stop((line) => reports.push(line)), stack.stop((line) => reports.push(line))]);
  expect(stopped).toEqual(["server", "database"]);
  expect(reports).toEqual(["chain did not stop cleanly: busy"]);
});

test("what starts after the stop began is stopped at once", async () => {
  const stack = new LaunchStack();
  await stack.stop(() => undefined);
  let isStopped = false;
  await stack.add("late", async () => void (isStopped = true));
  expect(isStopped).toBe(true);
});
