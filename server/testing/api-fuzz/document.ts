import { createRestApp } from "@/server/rest/app";
import { openApiDocument } from "@/server/rest/openapi";

/** A JSON Schema, as far as our document uses it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly examples?: readonly string[];
  readonly description?: string;
}

type Content = Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>;

/** One operation as the document tells it, and where. */
export interface Documented {
  readonly method: string;
  /** With the parameters in braces. */
  readonly path: string;
  readonly operationId: string;
  readonly description?: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: "header" | "path" | "query";
    readonly required?: boolean;
    /** Of a list in a query: whether its field is repeated, or its items stand in one, with commas. */
    readonly explode?: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Omit<Documented, "method" | "path">>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** The document as integrators read it: nothing here looks at the code behind it. */
export const document = JSON.parse(JSON.stringify(openApiDocument(createRestApp()))) as OpenApi;

export const documentedOperations: readonly Documented[] = Object.entries(document.paths).flatMap(
  ([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
);

/** The one scope that the document asks for, or undefined where no key is needed. */
export function documentedScope({ security }: Documented): string | undefined {
  return security.flatMap((requirement) => Object.values(requirement).flat())[0];
}
