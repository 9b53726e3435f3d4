import { invariant } from "@/server/core/invariant";
import { armCrashPoint, isCrashPoint } from "@/server/testing/crash-points/crash-points";

/** The product's server, which dies at a point: `tsx crashing-server.ts <point> <time>`. */
const [, , name = "", time = "1"] = process.argv;
invariant(isCrashPoint(name), "the crash point is known");
armCrashPoint(name, Number(time));
await import("@/server/http/main");
