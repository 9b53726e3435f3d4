import type { z } from "zod";
import type { Permission } from "@/server/auth/permissions";
import type { DomainError, ErrorCode } from "@/server/core/errors";
import type { IdKind } from "@/server/core/ids";
import type { Context } from "@/server/db/context";
import type { SharedEffect } from "@/server/modules/idempotency-keys/answer-together";
import type { Tier } from "@/server/modules/rate-limits/rules";

/** What an operation's body and query schemas parse to; `never` parts are absent. */
export interface Call<Params extends string, Query, Body> {
  readonly ctx: Context;
  readonly params: Readonly<Record<Params, string>>;
  readonly query: Query;
  readonly body: Body;
  /** The version that the caller's If-Match demands. */
  readonly ifMatch: number | undefined;
  readonly request: Request;
  /** Undefined where the request did not come over a socket. */
  readonly clientAddress: string | undefined;
}

interface Description {
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
}

interface Shape<Params extends string, Query extends z.ZodType, Body extends z.ZodType> extends Description {
  readonly method: "get" | "post" | "patch" | "delete";
  /** With parameters in braces, each named in `params`. */
  readonly path: `/${string}`;
  /**
   * The scope that the verb asks for, or "public" for a route without a key. The verb decides; this documents it, and
   * decides who may hear a stored answer again.
   */
  readonly access: Permission | "public";
  /** The rate limit that counts it, where it is not the one of its method: `reads` or `writes` by key, else `address`. */
  readonly limit?: Exclude<Tier, "global" | "checkout">;
  readonly params?: Readonly<Record<Params, IdKind>>;
  readonly query?: Query;
  readonly body?: Body;
  /** A body as an integrator might send it, for the document. */
  readonly example?: z.input<Body>;
  /** What the verb may refuse with, beyond what any operation of this shape may. */
  readonly errors?: readonly ErrorCode[];
}

/** One route: its description, its schemas and the verb it calls. It documents, validates and answers from this alone. */
export interface Operation<
  Params extends string = string,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Prepared = unknown,
  Known = unknown,
> extends Shape<Params, Query, Body> {
  readonly status: 200 | 201 | 202;
  readonly answer: z.ZodType;
  /** "content": a hash of the body. "version": the object's version, which If-Match takes. */
  readonly etag?: "content" | "version";
  /** Honours If-Match with the version of the object. */
  readonly conditional?: true;
  /**
   * Whether an Idempotency-Key makes a write happen once: it may be sent unless said otherwise. "required" where money
   * moves; false where nothing is written, or the effect is outside of the database.
   */
  readonly idempotent?: "required" | false;
  /** A key keeps its answers as they are, since they tell no secret and name no customer. Otherwise they are sealed. */
  readonly keptInClear?: true;
  /** What must stay out of a transaction, such as a question to the chain. Not done when a key's answer is repeated. */
  readonly prepare?: (call: Call<Params, z.output<Query>, z.output<Body>>) => Promise<Prepared>;
  readonly run: (call: Call<Params, z.output<Query>, z.output<Body>>, prepared: Prepared) => Promise<object>;
  /** What is left to do outside once that is committed. Done again when the answer is repeated, so it must not mind. */
  readonly complete?: (call: Call<Params, z.output<Query>, z.output<Body>>) => Promise<void>;
  /** Runs many that came at once in one transaction, where that saves most of their cost (decision 0029). */
  readonly together?: SharedEffect<Prepared, Known>;
}

/** A route that reads and writes by rules of its own, such as a stream or a token endpoint. */
export interface RawOperation<Params extends string = string> extends Shape<Params, z.ZodType, z.ZodType> {
  readonly method: "get" | "post";
  readonly mediaType: string;
  /** Another type that it answers in, for whom asks for it. */
  readonly textType?: string;
  /** What it reads, as a form or as JSON, and what it answers: for the document. */
  readonly form?: z.ZodType;
  readonly reply?: z.ZodType;
  /** How it puts a refusal, where a standard wants something else than a problem document. */
  readonly refuse?: (
    refusal: DomainError,
    requestId: string,
    headers: Readonly<Record<string, string>>,
  ) => Response;
  readonly respond: (call: Call<Params, unknown, unknown>) => Promise<Response>;
}

/** Checks a route against its own schemas and forgets their types, so that routes of all shapes fit one list. */
export function operation<
  Params extends string,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Prepared = undefined,
  Known = undefined,
>(definition: Operation<Params, Query, Body, Prepared, Known>): Operation {
  return definition as unknown as Operation;
}

export function rawOperation<Params extends string>(definition: RawOperation<Params>): RawOperation {
  return definition;
}

export type AnyOperation = Operation | RawOperation;
