import { spawn, type StdioOptions } from "node:child_process";

export interface GuardedProcess {
  readonly name: string;
  /** Resolves once with the exit code; a death by signal counts as 128 + n, as in a shell. */
  readonly exited: Promise<number>;
  hasExited(): boolean;
  /** Asks the child to stop, kills it after the grace period, and resolves when it is gone. */
  stop(): Promise<void>;
}

export interface GuardedProcessOptions {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly user?: { readonly uid: number; readonly gid: number };
  /** The signal on which this program shuts down in good order. */
  readonly stopSignal: "INT" | "TERM";
  readonly graceMilliseconds: number;
  /** Where standard output and error go: a file descriptor, or "inherit" for the terminal. */
  readonly output: number | "inherit";
}

/**
 * The child runs under a small shell that holds a pipe to us. When the pipe closes, because we stop the child or because
 * we were killed outright, the shell sends the stop signal. So no child outlives the launcher, on any Unix.
 */
const GUARD = `
  exec 3<&0
  signal=$1; shift
  "$@" 3<&- </dev/null &
  child=$!
  { read -r _ <&3; kill -s "$signal" "$child" 2>/dev/null; } &
  watcher=$!
  exec 3<&-
  wait "$child"; code=$?
  kill "$watcher" 2>/dev/null
  exit "$code"`;

/** Starts a child that stops in good order when asked to, and also when this process dies. */
export function spawnGuarded(options: GuardedProcessOptions): GuardedProcess {
  const stdio: StdioOptions = ["pipe", options.output, options.output];
  const child = spawn(
    "/bin/sh",
    ["-c", GUARD, options.name, options.stopSignal, options.command, ...options.args],
    {
      cwd: options.cwd,
      env: options.env,
      stdio,
      // A session of its own: Ctrl-C in the terminal reaches only the launcher, which then stops its children in order.
      detached: true,
      ...options.user,
    },
  );
  // Closing the pipe of a child that has just ended is no error.
  child.stdin?.on("error", () => undefined);
  let gone = false;
  const exited = new Promise<number>((resolve) => {
    const finish = (code: number): void => {
      gone = true;
      resolve(code);
    };
    child.once("exit", (code) => finish(code ?? 137));
    child.once("error", () => finish(127));
  });
  return {
    name: options.name,
    exited,
    hasExited: () => gone,
    stop: async () => {
      child.stdin?.end();
      const timer = setTimeout(() => killGroup(child.pid), options.graceMilliseconds);
      await exited;
      clearTimeout(timer);
    },
  };
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // The group ended between the timer and the signal.
  }
}
