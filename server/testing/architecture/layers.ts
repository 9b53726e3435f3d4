import type { ResolvedImport, SourceFile } from "@/server/testing/architecture/source-tree";

/** The parts of the repository between which imports are ruled. */
export type Layer =
  | "core"
  | "config"
  | "observability"
  | "db"
  | "modules"
  | "integrations"
  | "auth"
  | "trpc"
  | "rest"
  | "http"
  | "client"
  | "wiring"
  | "inngest"
  | "app"
  | "components"
  | "testing"
  | "scripts"
  | "root";

interface LayerRule {
  /** Layers it may import from without condition, beside itself. */
  readonly free: readonly Layer[];
  /** Narrow openings into other layers. */
  readonly narrow?: (edge: Edge) => boolean;
  /** Where code goes that would need a forbidden import. */
  readonly advice: string;
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly toLayer: Layer;
  readonly typeOnly: boolean;
}

const BASE: readonly Layer[] = ["core", "config", "observability"];
const BROWSER_SAFE = /^server\/modules\/[^/]+\/(schema|status)\.ts$/;
const isContextType = ({ to, typeOnly }: Edge): boolean => to === "server/db/context.ts" && typeOnly;

/** The table "what may import what". Tests and the layers testing, scripts and root are free; see `judgeImport`. */
const RULES: Partial<Record<Layer, LayerRule>> = {
  core: {
    free: [],
    advice: "server/core is pure and imports nothing of ours; move the code to the module that needs it",
  },
  config: { free: ["core"], advice: "server/config only reads settings" },
  observability: { free: ["core", "config"], advice: "pass what is to be logged or counted as data" },
  db: { free: BASE, advice: "server/db knows no product; move the code to server/modules/<noun>" },
  modules: {
    free: [...BASE, "db"],
    narrow: ({ to, typeOnly, toLayer }) =>
      toLayer === "auth" && (typeOnly || /^server\/auth\/(permissions|authorize)\.ts$/.test(to)),
    advice: "a module reaches outside systems through a port it declares in its ports.ts",
  },
  integrations: {
    free: BASE,
    narrow: ({ to, toLayer, typeOnly }) => toLayer === "modules" && typeOnly && to.endsWith("/ports.ts"),
    advice:
      "an integration implements a port and imports only that port's types; the decision belongs in the module",
  },
  auth: {
    free: [...BASE, "modules"],
    narrow: (edge) => isContextType(edge) || edge.to === "server/auth/adapter.ts",
    advice: "server/auth asks verbs; a query belongs in server/modules/<noun>",
  },
  trpc: {
    free: [...BASE, "modules", "auth"],
    narrow: isContextType,
    advice: "a procedure calls one verb; a query belongs in server/modules/<noun>",
  },
  rest: {
    free: [...BASE, "modules", "auth"],
    // The signal of a grown outbox is a callback inside this process, no query.
    narrow: (edge) => isContextType(edge) || edge.to === "server/db/outbox-signal.ts",
    advice: "a route calls one verb; a query belongs in server/modules/<noun>",
  },
  wiring: {
    free: [...BASE, "integrations"],
    narrow: ({ to }) => to.endsWith("/ports.ts"),
    advice: "the composition root only puts integrations into ports",
  },
  http: {
    free: [...BASE, "wiring", "modules", "integrations", "auth", "trpc", "rest", "inngest", "db"],
    advice: "the production server only wires the doors together",
  },
  client: {
    free: [],
    advice: "the client runs on other people's servers: it imports nothing of ours",
  },
  inngest: {
    free: [...BASE, "modules"],
    // A job acts as the system; who that is, server/auth says.
    narrow: (edge) =>
      isContextType(edge) ||
      edge.to === "server/auth/authorize.ts" ||
      (edge.toLayer === "db" && /^inngest\/(relay|embedded)\//.test(edge.from)),
    advice: "a job calls verbs; a query belongs in server/modules/<noun>",
  },
  app: {
    free: ["core", "config", "observability", "auth", "trpc", "rest", "inngest", "components", "client"],
    narrow: ({ to, toLayer, typeOnly, from }) =>
      BROWSER_SAFE.test(to) ||
      (toLayer === "modules" && typeOnly) ||
      (from.startsWith("app/api/") && toLayer === "modules"),
    advice: "a page reads through the tRPC caller; a route handler under app/api calls one verb",
  },
  components: {
    free: ["core"],
    narrow: ({ to, toLayer, typeOnly }) =>
      BROWSER_SAFE.test(to) || ((toLayer === "trpc" || toLayer === "rest" || toLayer === "auth") && typeOnly),
    advice: "components know a module's schema.ts and status.ts; data comes from tRPC",
  },
};

export function layerOf(path: string): Layer {
  if (path.includes("/testing/")) return "testing";
  const [top, second] = path.split("/");
  if (top === "server" && second !== undefined) return second.replace(/\.ts$/, "") as Layer;
  if (top === "e2e" || top === "prisma") return "testing";
  return top === "app" || top === "components" || top === "inngest" ? top : "root";
}

/** Null when the import is allowed, else the advice. */
export function judgeImport(file: SourceFile, target: ResolvedImport): string | null {
  if (file.isTest || target.target === null || /\.(css|json|svg)$/.test(target.target)) return null;
  const layer = layerOf(file.path);
  const rule = RULES[layer];
  if (!rule) return null;
  const edge: Edge = {
    from: file.path,
    to: target.target,
    toLayer: layerOf(target.target),
    typeOnly: target.typeOnly,
  };
  const allowed = edge.toLayer === layer || rule.free.includes(edge.toLayer) || rule.narrow?.(edge) === true;
  return allowed ? null : rule.advice;
}
