import { expect, test } from "vitest";
import { decideArrival } from "@/server/modules/identities/rules";

const BOOLEANS = [true, false];

test("over the whole grid: a link needs the address proven on both sides, and what is linked opens its own account", () => {
  for (const linkedTo of ["usr_linked", null])
    for (const email of ["ada@example.com", null])
      for (const emailVerified of BOOLEANS)
        for (const exists of BOOLEANS)
          for (const isVerified of BOOLEANS)
            for (const hasProvider of BOOLEANS) {
              const local = exists ? { id: "usr_local", isVerified, hasProvider } : null;
              const arrival = decideArrival({ linkedTo, email, emailVerified, local });
              const links = email !== null && emailVerified && exists && isVerified && !hasProvider;
              const opened = linkedTo ?? (links ? "usr_local" : null);
              expect("userId" in arrival ? arrival.userId : null).toBe(opened);
            }
});

test.each([
  [{ email: "a@b.c", emailVerified: false, local: null }, "identity_unverified"],
  [{ email: "a@b.c", emailVerified: true, local: null }, "identity_unknown"],
  [
    { email: "a@b.c", emailVerified: true, local: { id: "u", isVerified: false, hasProvider: false } },
    "identity_local_unverified",
  ],
  [
    { email: "a@b.c", emailVerified: true, local: { id: "u", isVerified: true, hasProvider: true } },
    "identity_other_linked",
  ],
])("%o is %s", (facts, reason) => {
  expect(decideArrival({ linkedTo: null, ...facts })).toEqual({ kind: "refused", reason });
});
