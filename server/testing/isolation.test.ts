import { Client } from "pg";
import { expect, test } from "vitest";
import { db } from "@/server/db/client";
import { TEST_ENVIRONMENT } from "@/server/testing/environment";

test("a unit test cannot reach a database through our client", async () => {
  await expect(db().$queryRaw`SELECT 1`).rejects.toThrow(/no database/);
});

test("nor through the driver", async () => {
  const client = new Client({ connectionString: TEST_ENVIRONMENT.DATABASE_URL });
  await expect(client.connect()).rejects.toThrow(/no database/);
});

test("nor can it reach the outside", async () => {
  const failure = await fetch("http://192.0.2.1/").catch((error: unknown) => error);
  expect(failure).toMatchObject({ cause: { message: "A unit test tried to connect to 192.0.2.1." } });
});
