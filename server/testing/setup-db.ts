import { afterAll } from "vitest";
import "@/server/testing/setup-environment";
import { createTestDatabase } from "@/server/testing/database";

// Set before the test file imports the code under test, so that its one pool belongs to this file's own database.
const database = await createTestDatabase();
process.env.DATABASE_URL = database.url;

afterAll(async () => {
  const { disconnectDatabase } = await import("@/server/db/client");
  await disconnectDatabase();
  await database.drop();
});
