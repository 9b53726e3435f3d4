import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { api } from "../support/api";
import { demo } from "../support/demo";
import { linkInMail } from "../support/mailbox";
import { signIn } from "../support/sign-in";

const SESSION_COOKIE = "daric.session";

/** Text that nobody else writes. */
const marker = () => randomBytes(16).toString("hex");

const cookieOf = async (context: BrowserContext, name: string) =>
  (await context.cookies()).find((cookie) => cookie.name.endsWith(name))?.value;

/** Everything that the processes of this installation wrote to their logs; the demo's webhook receiver is somebody else's. */
function readLogs(): string {
  const { home } = test.info().config.metadata as { home: string };
  const folder = join(home, "logs");
  const names = readdirSync(folder).filter((name) => name.endsWith(".log") && name !== "webhooks.log");
  return names.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
}

/** A call of our own pages, as they make it. */
function trpc<T>(page: Page, path: string, input?: object): Promise<T | undefined> {
  return page.evaluate(
    async ({ path, input }) => {
      const response = await fetch(`/api/trpc/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(input ?? {}),
      });
      return ((await response.json()) as { result?: { data: T } }).result?.data;
    },
    { path, input },
  );
}

test("a sign-in that another site sends, without our token, opens no session", async ({
  request,
  context,
}) => {
  const { email, password, baseUrl } = demo();
  const send = (csrfToken?: string) =>
    request.post("/api/auth/callback/credentials", {
      form: { email, password, json: "true", ...(csrfToken === undefined ? {} : { csrfToken }) },
      maxRedirects: 0,
    });
  const session = async () =>
    (await request.storageState()).cookies.find(({ name }) => name.endsWith(SESSION_COOKIE));
  for (const token of [undefined, "", marker()]) {
    const refused = await send(token);
    expect((await refused.json()) as object).toEqual({
      url: expect.stringContaining(`${baseUrl}/api/auth/signin?csrf=true`),
    });
    expect(await session()).toBeUndefined();
  }
  // With the token of somebody else's cookie it is no better; with our own it is a sign-in like any other.
  const { csrfToken: foreign } = (await (await context.request.get("/api/auth/csrf")).json()) as {
    csrfToken: string;
  };
  await send(foreign);
  expect(await session()).toBeUndefined();
  const { csrfToken } = (await (await request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  await send(csrfToken);
  expect(await session()).toBeDefined();
});

test("no secret that passes through the server is in its logs", async ({ page, context, request }) => {
  const secrets = new Map<string, string | undefined>();
  const keep = <T>(what: string, secret: string | undefined, from: T): T => {
    secrets.set(what, secret);
    return from;
  };

  // A person: a wrong password, the right one, and what is told once in the dashboard.
  const wrong = marker();
  secrets.set("a wrong password", wrong);
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(demo().email);
  await page.getByLabel("Password", { exact: true }).fill(wrong);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await signIn(page);
  secrets.set("the password", demo().password);
  secrets.set("the session", await cookieOf(context, SESSION_COOKIE));
  await trpc(page, "security.confirm", { password: demo().password });
  const factor = await trpc<{ secret: string }>(page, "security.beginSecondFactor");
  secrets.set("a TOTP secret", factor?.secret);
  const key = await trpc<{ secret: string }>(page, "apiKeys.create", { name: "Logs" });
  secrets.set("an API key", key?.secret);
  const partner = await trpc<{ id: string; client_secret: string }>(page, "partners.create", {
    name: "Logs",
    scopes: ["invoices:read", "invoices:create"],
  });
  secrets.set("a partner's secret", partner?.client_secret);
  const misplaced = marker();
  secrets.set("a password in a field that is not there", misplaced);
  await trpc(page, "security.changePassword", { password: misplaced, unknown: misplaced });

  // A program: its key, another one, tokens, webhook secrets, and secrets where they do not belong.
  const call = async (path: string, data: object | string, authorization?: string) => {
    const response = await request.post(`/api/v1${path}`, {
      data,
      headers: {
        "content-type": "application/json",
        ...(authorization === undefined ? {} : { authorization }),
      },
    });
    return (await response.json()) as {
      id: string;
      secret: string;
      access_token: string;
      refresh_token: string;
    };
  };
  const bearer = `Bearer ${key?.secret}`;
  const unknownKey = `sk_test_${marker()}${marker().slice(0, 11)}`;
  await call("/invoices", { amount: "1" }, keep("an unknown key", unknownKey, `Bearer ${unknownKey}`));
  const nonsense = marker();
  await call("/invoices", { amount: "1" }, keep("a header of another kind", nonsense, `Basic ${nonsense}`));
  const broken = marker();
  await call("/invoices", keep("a body that is no JSON", broken, `{"secret":"${broken}`), bearer);
  const endpoint = await call("/webhook_endpoints", { url: "http://127.0.0.1:9/logs" }, bearer);
  secrets.set("a webhook secret", endpoint.secret);
  const rotated = await call(`/webhook_endpoints/${endpoint.id}/rotate_secret`, {}, bearer);
  secrets.set("a rotated webhook secret", rotated.secret);
  const grant = { grant_type: "client_credentials", client_id: partner?.id };
  const token = await call("/auth/token", { ...grant, client_secret: partner?.client_secret });
  secrets.set("an access token", token.access_token);
  secrets.set("a refresh token", token.refresh_token);
  const wrongSecret = marker();
  await call("/auth/token", { ...grant, client_secret: keep("a wrong secret", wrongSecret, wrongSecret) });
  const client = { client_id: partner?.id, client_secret: partner?.client_secret };
  const { refresh_token: refresh } = token;
  const renewed = await call("/auth/refresh", {
    refresh_token: refresh,
    ...client,
  });
  secrets.set("a renewed access token", renewed.access_token);
  await call("/invoices", { amount: "1" }, `Bearer ${token.access_token}`);
  const inQuery = marker();
  await request.get(`/api/v1/invoices?api_key=${keep("a key in the query", inQuery, inQuery)}`);
  await page.goto(`/invoices?secret=${inQuery}`);

  // Addresses that hold a secret: where webhooks go, and what is behind the links of e-mails.
  const [hook, moved, refused] = [marker(), marker(), marker()];
  secrets.set("a query of an endpoint", hook);
  secrets.set("another query of it", moved);
  secrets.set("the password of an endpoint", refused);
  const secretive = await call("/webhook_endpoints", { url: `http://127.0.0.1:9/in?key=${hook}` }, bearer);
  const change = (url: string) =>
    request.patch(`/api/v1/webhook_endpoints/${secretive.id}`, {
      data: { url },
      headers: { authorization: bearer },
    });
  expect((await change(`http://127.0.0.1:9/in?key=${moved}`)).status()).toBe(200);
  expect((await change(`http://user:${refused}@127.0.0.1:9/in`)).status()).toBe(400);
  const delivery = await call(`/webhook_endpoints/${secretive.id}/test`, {}, bearer);
  const attempts = async () => {
    const path = `/api/v1/deliveries/${delivery.id}`;
    const answer = await request.get(path, { headers: { authorization: bearer } });
    return ((await answer.json()) as { attempt_count: number }).attempt_count;
  };
  await expect.poll(attempts).toBe(1);
  await trpc(page, "accounts.requestReset", { email: demo().email });
  const link = await linkInMail(demo().email, "Choose a new password");
  secrets.set("a link of an e-mail", new URL(link).searchParams.get("token") ?? undefined);
  await page.goto(link);
  for (const [what, path] of [
    ["a reset link that is none", "/reset-password?token="],
    ["a verification link that is none", "/verify-email?token="],
    ["an invitation that is none", "/invitation/"],
  ] as const) {
    const token = marker();
    await page.goto(keep(what, token, `${path}${token}`));
  }

  const missing = [...secrets].filter(([, secret]) => secret === undefined || secret.length < 8);
  expect(missing).toEqual([]);
  // The last request has its line, so the others have theirs.
  await request.get("/api/v1/events", { headers: { authorization: bearer, "x-request-id": "logs-last" } });
  await expect.poll(readLogs).toContain("logs-last");
  const logs = readLogs();
  expect(logs).toContain('"route":"/auth/token"');
  expect([...secrets].filter(([, secret]) => logs.includes(secret ?? "")).map(([what]) => what)).toEqual([]);
  for (const { id } of [endpoint, secretive])
    await request.delete(`/api/v1/webhook_endpoints/${id}`, { headers: { authorization: bearer } });
});

test("a double click makes one key, whose secret stays until somebody says that it is stored", async ({
  page,
}) => {
  const name = `Key ${marker()}`;
  await signIn(page);
  await page.goto("/developers/api-keys?create=1");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Create key" }).dblclick();
  const warning = dialog.getByText("It cannot be shown again.");
  await expect(warning).toBeVisible();
  await page.mouse.click(5, 300);
  await dialog.getByRole("button", { name: "Copy code" }).click();
  await expect(warning).toBeVisible();
  await dialog.getByRole("button", { name: "I have stored it" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("row", { name })).toHaveCount(1);
});

test("a webhook secret that leaked is ended at once, and the new one is shown once", async ({ page }) => {
  const endpoint = await api<{ id: string; secret: string }>("POST", "/webhook_endpoints", {
    url: "http://127.0.0.1:9/leaked",
    events: ["settlement.completed"],
  });
  await signIn(page);
  await page.goto(`/developers/webhooks/${endpoint.id}`);
  const rotate = async (choice: string) => {
    await page.getByRole("button", { name: "Rotate secret" }).click();
    const dialog = page.getByRole("dialog", { name: "Rotate the secret of this endpoint?" });
    await dialog.getByLabel("The old secret").click();
    await page.getByRole("option", { name: choice }).click();
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Rotate secret" }).click();
    const revealed = page.getByRole("dialog", { name: "New secret of this endpoint" });
    await expect(revealed.getByText("It cannot be shown again.")).toBeVisible();
    await revealed.getByRole("button", { name: "I have stored it" }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
  };
  await rotate("Works for 1 hour more");
  await expect(page.getByText("Two secrets are in use")).toBeVisible();
  await rotate("Ends at once");
  await expect(page.getByText("Two secrets are in use")).toHaveCount(0);
});
