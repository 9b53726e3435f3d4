import { systemContext } from "@/server/auth/authorize";
import { disconnectDatabase } from "@/server/db/client";
import { checkInvariants } from "@/server/modules/ledger/check-invariants";

/** The product's own check of its books, as a program: fails, and says what is broken, when one does not hold. */
const broken = (await checkInvariants(systemContext("check-books", "test"))).filter(({ ok }) => !ok);
for (const { name, details } of broken) console.error(`${name}: ${details.join(", ")}`);
await disconnectDatabase();
process.exitCode = broken.length > 0 ? 1 : 0;
