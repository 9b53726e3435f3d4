import { expect, test } from "vitest";
import { shellVariables } from "@/app/(site)/docs/shell-variables";
import { readVisitor } from "@/app/(site)/visitor";
import { systemContext } from "@/server/auth/authorize";
import { createUser } from "@/server/modules/users/create-user";
import { signInAs } from "@/server/testing/browser-session";

const demo = {
  baseUrl: "http://localhost:3000",
  email: "demo@example.com",
  password: "a long enough secret",
  secretKey: "sk_test_demo",
};
const readDemo = () => Promise.resolve(demo);

test("the demo's key is shown to who is not signed in, and to nobody else", async () => {
  const { id } = await createUser(systemContext("test", "test"), {
    email: "visitor@example.com",
    name: "Visitor",
    password: "a long enough secret",
  });
  const { cookies } = await signInAs(id);
  const jar = { get: (name: string) => (cookies[name] ? { value: cookies[name] } : undefined) };
  const stranger = await readVisitor({ get: () => undefined }, readDemo);
  const member = await readVisitor(jar, readDemo);
  expect(stranger).toEqual({ signedIn: false, demo });
  expect(member).toEqual({ signedIn: true, demo: null });
  expect(shellVariables(demo.baseUrl, stranger)).toContain("DARIC_KEY=sk_test_demo");
  expect(shellVariables(demo.baseUrl, member)).toContain("DARIC_KEY=sk_test_YOUR_KEY");
});
