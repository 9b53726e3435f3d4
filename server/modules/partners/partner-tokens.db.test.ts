import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, SignJWT } from "jose";
import { expect, test, vi } from "vitest";
import { payerContext, systemContext } from "@/server/auth/authorize";
import { fixedClock, ShiftedClock } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import { credentialCache } from "@/server/db/credential-cache";
import { authenticatePartnerToken } from "@/server/modules/partners/authenticate-partner-token";
import { createPartner } from "@/server/modules/partners/create-partner";
import { issuePartnerToken } from "@/server/modules/partners/issue-partner-token";
import { listSigningKeys } from "@/server/modules/partners/list-signing-keys";
import { prunePartnerGrants } from "@/server/modules/partners/prune-partner-grants";
import { refreshPartnerToken } from "@/server/modules/partners/refresh-partner-token";
import { revokePartnerToken } from "@/server/modules/partners/revoke-partner-token";
import { rollPartnerSecret } from "@/server/modules/partners/roll-partner-secret";
import { updatePartner } from "@/server/modules/partners/update-partner";
import { createOwner } from "@/server/rest/testing/client";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

async function makePartner() {
  const clock = fixedClock(new Date());
  const owner = await createOwner("test", clock);
  const partner = await createPartner(owner, {
    name: "Reseller",
    scopes: ["invoices:read", "invoices:create"],
  });
  const client = { client_id: partner.id, client_secret: partner.client_secret };
  const ctx = payerContext("test", "req", clock);
  return {
    clock,
    owner,
    partner,
    client,
    ctx,
    issue: (scope?: string) => issuePartnerToken(ctx, { ...client, scope }),
    refresh: (refresh_token: string, scope?: string) =>
      refreshPartnerToken(ctx, { ...client, refresh_token, scope }),
    authenticate: (token: string) => authenticatePartnerToken(ctx, { token }),
  };
}

const refused = (oauth: string) => expect.objectContaining({ details: { oauth } });
const unauthenticated = expect.objectContaining({ code: "unauthenticated" });

test("an access token does what it was asked for, for its partner's merchant and mode, for an hour", async () => {
  const { clock, owner, partner, issue, authenticate } = await makePartner();
  const token = await issue("invoices:read");
  expect(token).toMatchObject({ token_type: "Bearer", expires_in: 3600, scope: "invoices:read" });
  expect(decodeProtectedHeader(token.access_token)).toMatchObject({ alg: "ES256", typ: "at+jwt" });
  expect(await authenticate(token.access_token)).toEqual({
    id: partner.id,
    merchantId: owner.merchantId,
    mode: "test",
    scopes: ["invoices:read"],
  });
  clock.advance(60 * MINUTE);
  await expect(authenticate(token.access_token)).rejects.toThrow("expired");
});

test("scopes beyond the partner's are refused, and those taken away are gone from tokens that exist", async () => {
  const { owner, partner, issue, authenticate } = await makePartner();
  await expect(issue("invoices:read balances:read")).rejects.toEqual(refused("invalid_scope"));
  const { access_token, scope } = await issue();
  expect(scope).toBe("invoices:read invoices:create");
  await updatePartner(owner, { id: partner.id, scopes: ["invoices:create"] });
  expect(await authenticate(access_token)).toMatchObject({ scopes: ["invoices:create"] });
});

test("whatever is wrong with a client, it is told the same", async () => {
  const { owner, partner, client, ctx, issue } = await makePartner();
  const attempts = [
    { ...client, client_id: newId("partner") },
    { ...client, client_secret: `${client.client_secret}x` },
    { ...client, client_id: "nobody" },
  ];
  const messages = await Promise.all(
    attempts.map((wrong) => issuePartnerToken(ctx, wrong).catch((error: unknown) => String(error))),
  );
  await updatePartner(owner, { id: partner.id, status: "disabled" });
  messages.push(await issue().then(String, String));
  expect(new Set(messages)).toEqual(
    new Set(["DomainError: There is no such active client, or its secret is another"]),
  );
});

test("disabling ends every token, and enabling brings none back", async () => {
  const { owner, partner, issue, refresh, authenticate } = await makePartner();
  const token = await issue();
  await expect(authenticate(token.access_token)).resolves.toBeDefined();
  await updatePartner(owner, { id: partner.id, status: "disabled" });
  await expect(authenticate(token.access_token)).rejects.toEqual(unauthenticated);
  await updatePartner(owner, { id: partner.id, status: "active" });
  await expect(authenticate(token.access_token)).rejects.toEqual(unauthenticated);
  await expect(refresh(token.refresh_token)).rejects.toEqual(refused("invalid_grant"));
  await expect(authenticate((await issue()).access_token)).resolves.toBeDefined();
});

test("a refresh token works once; its second use ends the family and is audited", async () => {
  const { clock, owner, issue, refresh, authenticate } = await makePartner();
  const first = await issue();
  clock.advance(6 * DAY);
  const second = await refresh(first.refresh_token);
  clock.advance(6 * DAY);
  const third = await refresh(second.refresh_token, "invoices:read");
  expect(await authenticate(third.access_token)).toMatchObject({ scopes: ["invoices:read"] });
  await expect(refresh(first.refresh_token)).rejects.toEqual(refused("invalid_grant"));
  await expect(authenticate(third.access_token)).rejects.toEqual(unauthenticated);
  await expect(refresh(third.refresh_token)).rejects.toEqual(refused("invalid_grant"));
  const audited = await db().auditEntry.findMany({
    where: { merchantId: owner.merchantId, action: "partner_grant.revoke" },
  });
  expect(audited).toHaveLength(1);
});

test("of two refreshes at once one at most succeeds", async () => {
  const { issue, refresh } = await makePartner();
  const { refresh_token } = await issue();
  const attempts = await Promise.allSettled([1, 2, 3].map(() => refresh(refresh_token)));
  expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a refresh token ends after seven days, and is nobody else's", async () => {
  const [mine, theirs] = [await makePartner(), await makePartner()];
  const { refresh_token } = await mine.issue();
  await expect(theirs.refresh(refresh_token)).rejects.toEqual(refused("invalid_grant"));
  await expect(mine.refresh(`${refresh_token}x`)).rejects.toEqual(refused("invalid_grant"));
  mine.clock.advance(7 * DAY);
  await expect(mine.refresh(refresh_token)).rejects.toEqual(refused("invalid_grant"));
});

test("revoking either token ends its grant alone; a stranger revokes nothing", async () => {
  const [mine, theirs] = [await makePartner(), await makePartner()];
  const [one, two, three] = [await mine.issue(), await mine.issue(), await mine.issue()];
  for (const token of [one.access_token, one.refresh_token, "nonsense"])
    await revokePartnerToken(theirs.ctx, { ...theirs.client, token });
  await expect(mine.authenticate(one.access_token)).resolves.toBeDefined();
  await revokePartnerToken(mine.ctx, { ...mine.client, token: one.access_token });
  await revokePartnerToken(mine.ctx, { ...mine.client, token: two.refresh_token });
  for (const { access_token, refresh_token } of [one, two]) {
    await expect(mine.authenticate(access_token)).rejects.toEqual(unauthenticated);
    await expect(mine.refresh(refresh_token)).rejects.toEqual(refused("invalid_grant"));
  }
  await expect(mine.authenticate(three.access_token)).resolves.toBeDefined();
  const audited = await db().auditEntry.count({
    where: { merchantId: mine.owner.merchantId, action: "partner_grant.revoke" },
  });
  expect(audited, "each grant that ended, once").toBe(2);
});

test("a grant revoked by another process ends here within a second", async () => {
  const { issue, authenticate } = await makePartner();
  const { access_token } = await issue();
  await authenticate(access_token);
  await db().partnerGrant.update({
    where: { id: String(decodeJwt(access_token).sid) },
    data: { revokedAt: new Date() },
  });
  await vi.waitFor(() => expect(authenticate(access_token)).rejects.toEqual(unauthenticated), {
    timeout: 10_000,
  });
});

test("a roll lets the old secret live as long as asked; without overlap all tokens end", async () => {
  const { clock, owner, ctx, client, issue } = await makePartner();
  const next = await rollPartnerSecret(owner, { id: client.client_id, overlap_seconds: 60 });
  await expect(issue()).resolves.toBeDefined();
  clock.advance(MINUTE);
  await expect(issue()).rejects.toEqual(refused("invalid_client"));
  const renewed = { ...client, client_secret: next.client_secret };
  const { access_token } = await issuePartnerToken(ctx, renewed);
  await rollPartnerSecret(owner, { id: client.client_id, overlap_seconds: 0 });
  await expect(authenticatePartnerToken(ctx, { token: access_token })).rejects.toEqual(unauthenticated);
  await expect(issuePartnerToken(ctx, renewed)).rejects.toEqual(refused("invalid_client"));
});

test("the clock of test mode moves no secret and no token", async () => {
  const { clock, owner, client, issue, authenticate } = await makePartner();
  const moved = { ...owner, clock: new ShiftedClock(clock, () => 30 * 24 * 3600) };
  await rollPartnerSecret(moved, { id: client.client_id, overlap_seconds: 60 });
  const { access_token } = await issue();
  await expect(authenticate(access_token)).resolves.toBeDefined();
  clock.advance(MINUTE);
  await expect(issue()).rejects.toEqual(refused("invalid_client"));
});

test("keys take turns: an old one verifies until its last token has ended", async () => {
  const { clock, ctx, issue, authenticate } = await makePartner();
  const kidOf = (token: string) => decodeProtectedHeader(token).kid;
  const kids = async () => (await listSigningKeys(ctx)).keys.map(({ kid }) => kid);
  const issuedAtOnce = await Promise.all([issue(), issue(), issue()]);
  const old = issuedAtOnce[0]?.access_token ?? "";
  expect(new Set(issuedAtOnce.map(({ access_token }) => kidOf(access_token))).size).toBe(1);
  clock.advance(30 * DAY - 30 * MINUTE);
  const last = await issue();
  clock.advance(31 * MINUTE);
  const next = await issue();
  expect(kidOf(last.access_token)).toBe(kidOf(old));
  expect(kidOf(next.access_token)).not.toBe(kidOf(old));
  await expect(authenticate(last.access_token)).resolves.toBeDefined();
  expect(await kids()).toEqual(expect.arrayContaining([kidOf(old), kidOf(next.access_token)]));
  clock.advance(60 * MINUTE);
  expect(await kids()).not.toContain(kidOf(old));
  await prunePartnerGrants(systemContext("test", "test", clock));
  expect(await db().tokenSigningKey.count({ where: { id: kidOf(old) ?? "" } })).toBe(0);
  expect(JSON.stringify(await listSigningKeys(ctx))).not.toContain('"d"');
});

test("a key pair deleted by hand is believed no longer", async () => {
  const { issue, authenticate } = await makePartner();
  const { access_token } = await issue();
  await authenticate(access_token);
  await db().tokenSigningKey.deleteMany({ where: { id: decodeProtectedHeader(access_token).kid ?? "" } });
  credentialCache().clear();
  await expect(authenticate(access_token)).rejects.toEqual(unauthenticated);
});

test("a forged token is refused", async () => {
  const { issue, authenticate } = await makePartner();
  const { access_token } = await issue();
  const [header = "", payload = "", signature = ""] = access_token.split(".");
  const claims = decodeJwt(access_token);
  const { kid = "" } = decodeProtectedHeader(access_token);
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const foreign = await generateKeyPair("ES256", { extractable: true });
  const sign = (over: object, head: object = {}) =>
    new SignJWT({ ...claims, ...over })
      .setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid, ...head })
      .sign(foreign.privateKey);
  const publicKey = await db().tokenSigningKey.findUniqueOrThrow({ where: { id: kid } });
  const asSecret = new SignJWT(claims)
    .setProtectedHeader({ alg: "HS256", typ: "at+jwt", kid })
    .sign(Buffer.from(JSON.stringify(publicKey.publicKey)));
  const forgeries = [
    `${encode({ alg: "none", typ: "at+jwt", kid })}.${payload}.`,
    `${encode({ alg: "none" })}.${payload}.${signature}`,
    `${header}.${encode({ ...claims, scope: "balances:read" })}.${signature}`,
    `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
    `${header}.${payload}`,
    await asSecret,
    await sign({}),
    await sign({}, { kid: newId("tokenSigningKey") }),
    await sign({}, { kid: "../../etc/passwd" }),
    await sign({}, { jwk: await exportJWK(foreign.publicKey) }),
    "a.b.c",
    "...",
  ];
  for (const forgery of forgeries) await expect(authenticate(forgery)).rejects.toEqual(unauthenticated);
});

test("a token of ours for something else is refused", async () => {
  const { clock, issue, authenticate } = await makePartner();
  const { access_token } = await issue();
  const { kid = "" } = decodeProtectedHeader(access_token);
  const pair = await generateKeyPair("ES256", { extractable: true });
  await db().tokenSigningKey.update({
    where: { id: kid },
    data: { publicKey: JSON.parse(JSON.stringify(await exportJWK(pair.publicKey))) },
  });
  credentialCache().clear();
  const claims = decodeJwt(access_token);
  const sign = (over: object, typ = "at+jwt") =>
    new SignJWT({ ...claims, ...over }).setProtectedHeader({ alg: "ES256", typ, kid }).sign(pair.privateKey);
  await expect(authenticate(await sign({}))).resolves.toBeDefined();
  const now = Math.floor(clock.now().getTime() / 1000);
  for (const wrong of [
    { aud: "https://elsewhere.example" },
    { iss: "https://elsewhere.example" },
    { exp: now - 1 },
    { exp: undefined },
    { sub: newId("partner") },
    { sid: newId("partnerGrant") },
    { nbf: now + 60 },
  ])
    await expect(authenticate(await sign(wrong))).rejects.toEqual(unauthenticated);
  await expect(authenticate(await sign({}, "JWT"))).rejects.toEqual(unauthenticated);
});
