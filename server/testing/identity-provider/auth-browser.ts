import NextAuth from "next-auth";
import type { NextApiRequest, NextApiResponse } from "next";
import { authOptions } from "@/server/auth/options";
import type { ProviderSettings } from "@/server/auth/identity-providers";

/** What an answer of the sign-in's routes says. */
export interface AuthAnswer {
  readonly location: string | null;
  readonly body: unknown;
}

/** A browser with cookies of its own at `/api/auth`, through next-auth's real routes. */
export class AuthBrowser {
  readonly cookies = new Map<string, string>();

  constructor(
    private readonly settings: ProviderSettings,
    private readonly address = "192.0.2.77",
  ) {}

  /** Goes to `/api/auth/…` and keeps the cookies of the answer. */
  async visit(path: string, body?: Record<string, string>): Promise<AuthAnswer> {
    const url = new URL(path, "http://localhost:3000");
    const steps = url.pathname.split("/").slice(3);
    const jar = {
      get: (name: string) => {
        const value = this.cookies.get(name);
        return value === undefined ? undefined : { value };
      },
      set: (name: string, value: string) => this.keep(name, value),
    };
    const options = authOptions({ address: this.address, userAgent: undefined, cookies: jar }, this.settings);
    const request = {
      method: body === undefined ? "GET" : "POST",
      query: { nextauth: steps, ...Object.fromEntries(url.searchParams) },
      cookies: Object.fromEntries(this.cookies),
      headers: { host: url.host },
      body: body ?? {},
    };
    const answer = new Promise<AuthAnswer>((resolve) => {
      let location: string | null = null;
      const response = {
        status: () => response,
        getHeader: () => undefined,
        setHeader: (name: string, value: string | string[]) => {
          if (name.toLowerCase() === "location") location = String(value);
          if (name.toLowerCase() === "set-cookie") for (const line of [value].flat()) this.keepLine(line);
          return response;
        },
        json: (json: unknown) =>
          resolve({ location: location ?? (json as { url?: string }).url ?? null, body: json }),
        send: (text: unknown) => resolve({ location, body: text }),
        end: () => resolve({ location, body: null }),
      };
      void NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options);
    });
    return answer;
  }

  /** Presses a sign-in button and answers where the browser is sent. */
  async press(
    provider: string,
    fields: Record<string, string> = {},
    callbackUrl = "/overview",
  ): Promise<URL> {
    const { body } = await this.visit("/api/auth/csrf");
    const { csrfToken } = (typeof body === "string" ? JSON.parse(body) : body) as { csrfToken: string };
    const kind = Object.keys(fields).length > 0 ? "callback" : "signin";
    const { location } = await this.visit(`/api/auth/${kind}/${provider}`, {
      csrfToken,
      callbackUrl,
      json: "true",
      ...fields,
    });
    return new URL(location ?? "/nowhere", "http://localhost:3000");
  }

  /** Presses the button of a provider, consents there, and answers where the browser ends up. */
  async signInAt(provider: string, callbackUrl?: string): Promise<string> {
    return this.comeBack(await this.consentAt(provider, callbackUrl));
  }

  /** The address that the provider sends the browser back to. */
  async consentAt(provider: string, callbackUrl?: string): Promise<URL> {
    const consent = await fetch(await this.press(provider, {}, callbackUrl), {
      redirect: "manual",
      signal: AbortSignal.timeout(10_000),
    });
    return new URL(consent.headers.get("location") ?? "http://localhost:3000/nowhere");
  }

  async comeBack(back: URL): Promise<string> {
    const { location } = await this.visit(`${back.pathname}${back.search}`);
    const target = new URL(location ?? "/nowhere", "http://localhost:3000");
    // The error route only sends on to the sign-in page.
    return `${target.pathname}${target.search}`;
  }

  private keepLine(line: string): void {
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    this.keep(pair.slice(0, at), decodeURIComponent(pair.slice(at + 1)));
  }

  private keep(name: string, value: string): void {
    if (value === "") this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
