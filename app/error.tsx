"use client";

import { Crash } from "@/components/layout/crash";

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return <Crash reference={error.digest} retry={reset} />;
}
