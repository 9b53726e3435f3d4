import { hash, verify } from "@node-rs/argon2";
import { time } from "@/server/core/wire";
import type { User as UserRow } from "@/server/db/generated/client";
import { normalisePassword } from "@/server/modules/users/rules";
import type { User } from "@/server/modules/users/schema";

/** OWASP's minimum for argon2id (the library's default algorithm): 19 MiB, two passes, one lane. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A salted argon2id hash in the PHC string format. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalisePassword(password), ARGON2);
}

export function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, normalisePassword(password));
}

export function toUser(row: Omit<UserRow, "passwordHash">): User {
  return {
    id: row.id,
    object: "user",
    email: row.email,
    name: row.name,
    platform_role: row.platformRole,
    created_at: time(row.createdAt),
  };
}
