import type { ReactNode } from "react";
import { QueryProvider } from "@/components/providers/query";

/** What the pages before a sign-in share: a way to ask the server. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return <QueryProvider>{children}</QueryProvider>;
}
