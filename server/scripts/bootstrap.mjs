// The door of every npm script. Plain JavaScript without dependencies, because it runs before there are any and on
// whatever Node the machine has: it installs what the lock file says, then runs the script on the pinned Node.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const OLDEST_NODE = 20;
const OLDEST_NPM = 10;

function fail(sentence) {
  console.error(`\n${sentence}\n`);
  process.exit(1);
}

function readJson(path) {
  return JSON.parse(readFileSync(join(root, path), "utf8"));
}

function checkVersions() {
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
    fail(
      `Daric needs Node ${OLDEST_NODE} or newer to install itself; this is ${process.version}. See https://nodejs.org.`,
    );
  }
  if (process.platform === "win32") fail("Daric runs on Linux and macOS. On Windows, use WSL 2.");
}

/** What npm wrote about node_modules must name every package of the lock file in the same version. */
function isInstalled() {
  if (!existsSync(join(root, "node_modules/.package-lock.json")) || !existsSync(pinnedNode())) return false;
  const installed = readJson("node_modules/.package-lock.json").packages;
  return Object.entries(readJson("package-lock.json").packages).every(
    ([path, wanted]) =>
      path === "" || wanted.optional || wanted.peer || installed[path]?.version === wanted.version,
  );
}

function pinnedNode() {
  return join(root, "node_modules/.bin/node");
}

/**
 * `npm ci` refuses a lock file that lacks the binaries of other platforms, which a mirror may not carry; `npm install
 * --no-save` installs the same locked versions and leaves the file alone. Install scripts run only for the packages that
 * package.json names, whatever this npm's own default is.
 */
function install() {
  console.log("Installing dependencies (the first time, or after package-lock.json changed) …");
  const npm = spawnSync("npm", ["--version"], { encoding: "utf8", shell: false });
  if (npm.error) fail("npm was not found. It comes with Node: https://nodejs.org.");
  if (Number.parseInt(npm.stdout, 10) < OLDEST_NPM) {
    fail(
      `Daric needs npm ${OLDEST_NPM} or newer; this is ${npm.stdout.trim()}. Run: npm install --global npm`,
    );
  }
  run("npm", [
    "install",
    "--no-save",
    "--ignore-scripts",
    "--include=dev",
    "--include=optional",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ]);
  const allowed = Object.entries(readJson("package.json").allowScripts).filter(([, allow]) => allow);
  const present = allowed
    .map(([name]) => name)
    .filter((name) => existsSync(join(root, "node_modules", name)));
  run("npm", ["rebuild", "--loglevel=error", ...present]);
  if (!existsSync(pinnedNode())) {
    fail(
      "The Node that Daric runs on was not installed (npm package `node`). Delete node_modules and try again.",
    );
  }
}

function run(command, args) {
  const result = spawnSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  if (result.signal) process.exit(130);
  if (result.status === 0) return;
  fail(
    "The installation failed; npm's message is above. If it speaks of the network (ENOTFOUND, ETIMEDOUT, ECONNRESET), " +
      "check that this machine reaches the npm registry (npm config get registry), then run the same command again.",
  );
}

function runScript(name, args) {
  const script = join(root, "server/scripts", `${name}.ts`);
  if (!existsSync(script)) fail(`There is no script "${name}" in server/scripts.`);
  const tsx = pathToFileURL(createRequire(join(root, "package.json")).resolve("tsx")).href;
  const child = spawn(
    pinnedNode(),
    ["--disable-warning=ExperimentalWarning", "--import", tsx, script, ...args],
    {
      cwd: root,
      env: { ...process.env, PATH: `${join(root, "node_modules/.bin")}:${process.env.PATH ?? ""}` },
      // The channel tells the script when we are gone, however we went.
      stdio: ["inherit", "inherit", "inherit", "ipc"],
    },
  );
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => fail(`The script could not be started: ${error.message}`));
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
  stopWithNpm(child);
}

/** npm killed outright cannot pass a signal on, so we look after it. */
function stopWithNpm(child) {
  const npm = findNpm();
  if (!npm) return;
  setInterval(() => {
    if (!isAlive(npm)) child.kill("SIGTERM");
  }, 500).unref();
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    // A process that its own parent has not collected yet still has a number. Only Linux has this file.
    return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return true;
  }
}

/** The process that runs this npm script, at most a shell away; none when a person runs this file. */
function findNpm() {
  let pid = process.ppid;
  for (let generation = 0; generation < 3 && process.env.npm_lifecycle_event; generation += 1) {
    const { stdout } = spawnSync("ps", ["-o", "ppid=,args=", "-p", String(pid)], { encoding: "utf8" });
    const [, parent, program] = /^\s*(\d+)\s+(.*)/.exec(stdout ?? "") ?? [];
    if (!parent) return undefined;
    if (/^npm\b|\bnpm-cli\.js\b|\/npm\b/.test(program)) return pid;
    pid = Number(parent);
  }
  return undefined;
}

const [name, ...args] = process.argv.slice(2);
if (!name) fail("Say which script to run, for example: npm start");
checkVersions();
if (!isInstalled()) install();
runScript(name, args);
