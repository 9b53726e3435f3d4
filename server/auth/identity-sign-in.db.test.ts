import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { authorizedMerchantId, systemContext } from "@/server/auth/authorize";
import type { ProviderSettings } from "@/server/auth/identity-providers";
import { configuredProviders } from "@/server/auth/identity-providers";
import { type CookieReader, readSession, readUserId, sessionContext } from "@/server/auth/session";
import { sessionCookieName } from "@/server/auth/session-cookie";
import { env } from "@/server/config/env";
import { wallNow } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import type { Context, Transaction } from "@/server/db/context";
import { unseal } from "@/server/db/secret-box";
import { createGithubAddresses } from "@/server/integrations/github/github-addresses";
import { authenticateIdentity } from "@/server/modules/identities/authenticate-identity";
import { listIdentities } from "@/server/modules/identities/list-identities";
import { githubAddresses } from "@/server/modules/identities/ports";
import { unlinkIdentity } from "@/server/modules/identities/unlink-identity";
import { MAIL_PURPOSE } from "@/server/modules/mail/internal";
import { createMerchant } from "@/server/modules/merchants/create-merchant";
import { inviteMember } from "@/server/modules/members/invite-member";
import { beginSecondFactor } from "@/server/modules/second-factors/begin-second-factor";
import { enableSecondFactor } from "@/server/modules/second-factors/enable-second-factor";
import { createUser } from "@/server/modules/users/create-user";
import { signInAs } from "@/server/testing/browser-session";
import { createCallerFactory } from "@/server/trpc/init";
import { publicInvitationsRouter } from "@/server/trpc/routers/public-invitations";
import { AuthBrowser } from "@/server/testing/identity-provider/auth-browser";
import {
  CLIENT,
  type ProviderAccount,
  type ProviderServer,
  startProviderServer,
} from "@/server/testing/identity-provider/provider-server";

const system = systemContext("test", "test");
const PASSWORD = "a long enough secret";

let provider: ProviderServer;
let settings: ProviderSettings;
let subjects = 1_000;

beforeAll(async () => {
  provider = await startProviderServer({ subject: "1", email: "nobody@example.com", verified: true });
  settings = {
    GOOGLE_CLIENT_ID: CLIENT.id,
    GOOGLE_CLIENT_SECRET: CLIENT.secret,
    GOOGLE_ISSUER: provider.url,
    GITHUB_CLIENT_ID: CLIENT.id,
    GITHUB_CLIENT_SECRET: CLIENT.secret,
    GITHUB_URL: provider.url,
    GITHUB_API_URL: provider.url,
  };
  githubAddresses.provide(createGithubAddresses({ apiUrl: provider.url, timeoutMs: 10_000 }));
});
afterAll(() => provider.close());

let email: string;
beforeEach(() => {
  email = `${newId("user")}@example.com`;
  provider.account = account();
});

/** An account at the provider that nobody has seen before, with the test's address. */
function account(over: Partial<ProviderAccount> = {}): ProviderAccount {
  subjects += 1;
  return { subject: String(subjects), email, verified: true, ...over };
}

async function makePerson({ verified = true, address = email } = {}): Promise<{ id: string; ctx: Context }> {
  const user = await createUser(system, {
    email: address,
    name: "Ada",
    password: PASSWORD,
    email_verified: verified,
  });
  const { id: merchantId } = await createMerchant(system, { name: "Shop", owner_user_id: user.id });
  const member = await db().member.findFirstOrThrow({ where: { merchantId } });
  const ctx: Context = {
    ...system,
    merchantId: authorizedMerchantId(merchantId),
    actor: { type: "user", userId: user.id, memberId: member.id, role: "owner", email: address },
    session: { id: newId("session"), confirmedAt: wallNow(system.clock), isVerified: verified },
  };
  return { id: user.id, ctx };
}

const invitationsOf = createCallerFactory(publicInvitationsRouter);

const browserOf = () => new AuthBrowser(settings, `192.0.2.${(subjects % 200) + 1}`);

/** Who the browser's session is of. */
async function whoIs(browser: AuthBrowser): Promise<string | null> {
  return (await readSession(cookiesOf(browser)))?.actor.userId ?? null;
}

function cookiesOf(browser: AuthBrowser): CookieReader {
  return {
    get: (name) => {
      const value = browser.cookies.get(name);
      return value === undefined ? undefined : { value };
    },
  };
}

async function letters(to: string): Promise<string[]> {
  const rows = await db().mailMessage.findMany({ where: { kind: "identity" }, orderBy: { id: "asc" } });
  return rows
    .map(
      ({ content }) =>
        JSON.parse(unseal(content ?? "", MAIL_PURPOSE)) as { to: string; content: { subject: string } },
    )
    .filter((letter) => letter.to === to)
    .map(({ content }) => content.subject);
}

const refused = (code: string) => expect.stringContaining(`error=${code}`);

test("providers exist when their settings do", () => {
  expect(configuredProviders(env())).toEqual([]);
  expect(configuredProviders(settings)).toEqual(["google", "github"]);
});

describe.each(["google", "github"])("%s", (name) => {
  test("opens the account whose address both sides have proven, links it once and tells its owner", async () => {
    const { id, ctx } = await makePerson();
    const browser = browserOf();
    expect(await browser.signInAt(name)).toBe("/overview");
    expect(await whoIs(browser)).toBe(id);
    expect(await listIdentities(ctx)).toMatchObject([{ provider: name, email }]);
    expect(await letters(email)).toHaveLength(1);
    expect(await db().auditEntry.count({ where: { targetId: id, action: "user.link_identity" } })).toBe(1);

    provider.account = { ...provider.account, email: "another@example.com", verified: false };
    const again = browserOf();
    expect(await again.signInAt(name)).toBe("/overview");
    expect(await whoIs(again)).toBe(id);
    expect(await letters(email)).toHaveLength(1);
  });

  test("opens nothing with an address that it has not verified, or that is of nobody", async () => {
    await makePerson();
    provider.account = account({ verified: false });
    const browser = browserOf();
    expect(await browser.signInAt(name)).toEqual(refused("identity_unverified"));
    provider.account = account({ email: "nobody-here@example.com" });
    expect(await browser.signInAt(name)).toEqual(refused("identity_unknown"));
    expect(await whoIs(browser)).toBeNull();
  });

  test("opens no account that somebody made with an address they never proved", async () => {
    const { ctx } = await makePerson({ verified: false });
    const browser = browserOf();
    expect(await browser.signInAt(name)).toEqual(refused("identity_local_unverified"));
    expect(await whoIs(browser)).toBeNull();
    expect(await listIdentities(ctx)).toEqual([]);
  });

  test("is refused without the state or the verifier of this browser", async () => {
    await makePerson();
    const exchanges = provider.exchanges;
    const browser = browserOf();
    const forged = await browser.consentAt(name);
    forged.searchParams.set("state", "forged");
    expect(await browser.comeBack(forged)).toEqual(refused("OAuthCallback"));

    const victim = browserOf();
    const attacker = browserOf();
    const theirs = await attacker.consentAt(name);
    expect(await victim.comeBack(theirs)).toEqual(refused("OAuthCallback"));

    // The attacker's code with the victim's own state: only the verifier tells them apart.
    const own = await victim.consentAt(name);
    own.searchParams.set("code", (await attacker.consentAt(name)).searchParams.get("code") ?? "");
    expect(await victim.comeBack(own)).toEqual(refused("OAuthCallback"));
    expect(await whoIs(victim)).toBeNull();
    expect(provider.exchanges).toBe(exchanges);
  });

  test("a code works once", async () => {
    await makePerson();
    const browser = browserOf();
    const back = await browser.consentAt(name);
    const before = new Map(browser.cookies);
    expect(await browser.comeBack(back)).toBe("/overview");
    browser.cookies.clear();
    for (const [key, value] of before) browser.cookies.set(key, value);
    expect(await browser.comeBack(back)).toEqual(refused("OAuthCallback"));
  });

  test("the second factor is asked before there is a session", async () => {
    const { id, ctx: outside } = await makePerson();
    const session = { id: (await signInAs(id)).id, confirmedAt: wallNow(system.clock), isVerified: true };
    const ctx = { ...outside, session };
    const { secret } = await beginSecondFactor(ctx);
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    const { codes } = await enableSecondFactor(ctx, { code });
    const browser = browserOf();
    expect(await browser.signInAt(name)).toBe("/sign-in?step=code&callbackUrl=%2Foverview");
    expect(await whoIs(browser)).toBeNull();
    expect((await browser.press("second-step", { code: "000000" })).searchParams.get("error")).toBe(
      "wrong_code",
    );
    expect(await whoIs(browser)).toBeNull();
    const ticket = new Map(browser.cookies);
    await browser.press("second-step", { code: codes[0] ?? "" });
    expect(await whoIs(browser)).toBe(id);

    // Without the provider's word, or with a code that was used, the step opens nothing.
    const other = browserOf();
    await other.press("second-step", { code: codes[1] ?? "" });
    expect(await whoIs(other)).toBeNull();
    for (const [key, value] of ticket) other.cookies.set(key, value);
    other.cookies.delete(sessionCookieName());
    await other.press("second-step", { code: codes[0] ?? "" });
    expect(await whoIs(other)).toBeNull();
  });

  test("somebody who is signed in links it, also with another address, and never one of somebody else", async () => {
    const { id, ctx } = await makePerson({ verified: false });
    provider.account = account({ email: "private@example.com" });
    const browser = browserOf();
    for (const [key, value] of Object.entries((await signInAs(id)).cookies)) browser.cookies.set(key, value);
    expect(await browser.signInAt(name)).toBe(`/settings/security?linked=${name}`);
    expect(await listIdentities(ctx)).toMatchObject([{ provider: name, email: "private@example.com" }]);
    expect(await letters(email)).toHaveLength(1);
    const first = provider.account;
    provider.account = account();
    expect(await browser.signInAt(name)).toBe("/settings/security?failure=identity_other_linked");

    const other = await makePerson({ address: `other-${email}` });
    const theirs = browserOf();
    for (const [key, value] of Object.entries((await signInAs(other.id)).cookies))
      theirs.cookies.set(key, value);
    provider.account = first;
    expect(await theirs.signInAt(name)).toBe("/settings/security?failure=identity_taken");
    expect(await whoIs(theirs)).toBe(other.id);
    provider.account = account({ verified: false });
    expect(await theirs.signInAt(name)).toBe("/settings/security?failure=identity_unverified");

    provider.account = first;
    const later = browserOf();
    expect(await later.signInAt(name)).toBe("/overview");
    expect(await whoIs(later)).toBe(id);
  });
});

test("linking and unlinking need a fresh proof of identity, and unlinking is one's own", async () => {
  const { id, ctx } = await makePerson();
  const { id: sessionId, cookies } = await signInAs(id);
  await db().session.updateMany({ where: { id: sessionId }, data: { confirmedAt: new Date(0) } });
  const browser = browserOf();
  for (const [key, value] of Object.entries(cookies)) browser.cookies.set(key, value);
  expect(await browser.signInAt("google")).toBe("/settings/security?failure=confirmation_required");
  expect(await listIdentities(ctx)).toEqual([]);

  expect(await browserOf().signInAt("google")).toBe("/overview");
  const [identity] = await listIdentities(ctx);
  const session = await readSession({
    get: (name) => (cookies[name] ? { value: cookies[name] } : undefined),
  });
  const stale = session && sessionContext(session, newId("request"));
  await expect(unlinkIdentity(stale as Context, { id: identity?.id ?? "" })).rejects.toMatchObject({
    code: "confirmation_required",
  });
  const other = await makePerson({ address: `other-${email}` });
  await expect(unlinkIdentity(other.ctx, { id: identity?.id ?? "" })).rejects.toMatchObject({
    code: "not_found",
  });
  await unlinkIdentity(ctx, { id: identity?.id ?? "" });
  expect(await listIdentities(ctx)).toEqual([]);
  expect(await letters(email)).toEqual(["Google was linked", "Google was unlinked"]);
});

test("an account that signs in with Google alone joins by the letter that it got", async () => {
  const { ctx: owner } = await makePerson({ address: `${newId("user")}@example.com` });
  await createUser(system, { email, name: "Ada", password: PASSWORD, email_verified: true });
  await inviteMember(owner, { email, role: "viewer" });
  const rows = await db().mailMessage.findMany({ where: { kind: "invitation" } });
  const letter = rows
    .map(({ content }) => unseal(content ?? "", MAIL_PURPOSE))
    .find((text) => text.includes(email));
  const id = /invitation\/([\w-]{43})/.exec(letter ?? "")?.[1] ?? "no letter";

  const browser = browserOf();
  expect(await browser.signInAt("google", `/invitation/${id}`)).toBe(`/invitation/${id}`);
  const caller = invitationsOf({
    requestId: newId("request"),
    clientAddress: "192.0.2.1",
    session: () => Promise.resolve(null),
    userId: () => readUserId(cookiesOf(browser)),
  });
  expect(await caller.getSignedIn({ id })).toMatchObject({ email, is_yours: true });
  expect(await caller.acceptSignedIn({ id })).toMatchObject({ email, role: "viewer" });
});

test("two arrivals at once make one link", async () => {
  const { ctx } = await makePerson();
  const landings = await Promise.all([1, 2, 3].map(() => browserOf().signInAt("google")));
  expect(landings).toEqual(["/overview", "/overview", "/overview"]);
  expect(await listIdentities(ctx)).toHaveLength(1);
  expect(await letters(email)).toHaveLength(1);
});

test("a link that another arrival makes between two looks at the person is not another account's", async () => {
  await makePerson();
  const system = systemContext("test", "test");
  const proven = { provider: "google", subject: newId("user"), email, email_verified: true } as const;
  const { identity } = db();
  const interrupted = Object.create(identity, {
    findUnique: {
      value: async (query: Parameters<typeof identity.findUnique>[0]) => {
        const found = await identity.findUnique(query);
        await authenticateIdentity(system, proven);
        return found;
      },
    },
  });
  const tx = Object.create(db(), { identity: { value: interrupted } }) as Transaction;
  expect(await authenticateIdentity({ ...system, tx }, proven)).toMatchObject({ email });
});
