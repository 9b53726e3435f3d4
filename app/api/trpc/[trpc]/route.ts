import type { NextRequest } from "next/server";
import { answerTrpc } from "@/server/trpc/handler";

function answer(request: NextRequest): Promise<Response> {
  return answerTrpc(request, request.cookies);
}

export { answer as GET, answer as POST };
