import { launchLocalChain } from "@/server/integrations/local-chain/launch-local-chain";

// The local chain in a process of its own: tsx server/integrations/local-chain/run-local-chain.ts <folder> [seconds per block].
// Its first line of output tells where it is.
const [dataDir, seconds] = process.argv.slice(2);
if (dataDir === undefined) throw new Error("Name the folder of the chain.");

const chain = await launchLocalChain({
  dataDir,
  blockTimeSeconds: seconds === undefined ? null : Number(seconds),
  logger: console,
});
console.log(JSON.stringify(chain));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void chain.stop());
