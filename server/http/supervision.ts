import { env } from "@/server/config/env";

const POLL_MILLISECONDS = 500;

/** Read while the process begins: a launcher that dies during the start must not be taken for what replaces it. */
const parent = process.ppid;

/** Calls `onOrphaned` once the process that started this one is gone, however it went, when it asked for that with DARIC_SUPERVISED. */
export function watchParent(onOrphaned: () => void): void {
  if (!env().DARIC_SUPERVISED) return;
  process.once("disconnect", onOrphaned);
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onOrphaned();
  }, POLL_MILLISECONDS);
  timer.unref();
}
