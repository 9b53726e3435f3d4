import { execFileSync } from "node:child_process";

const PROGRAM =
  "const s = require('node:net').createServer().listen(0, '127.0.0.1', () => { process.stdout.write(String(s.address().port)); s.close(); });";

/** A port that nobody listens on now. Asked of a child process, because a configuration file cannot wait. */
export function freePort(): number {
  return Number(execFileSync(process.execPath, ["-e", PROGRAM], { encoding: "utf8" }));
}
