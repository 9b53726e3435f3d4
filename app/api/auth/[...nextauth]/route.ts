import NextAuth from "next-auth";
import { cookies } from "next/headers";
import type { NextRequest } from "next/server";
import { authOptions } from "@/server/auth/options";

async function answer(
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const browser = {
    address: request.headers.get("x-forwarded-for") ?? undefined,
    userAgent: request.headers.get("user-agent") ?? undefined,
    cookies: await cookies(),
  };
  return NextAuth(request, context, authOptions(browser)) as Promise<Response>;
}

export { answer as GET, answer as POST };
