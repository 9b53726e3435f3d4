import "server-only";
import { connection } from "next/server";
import { readReference, type Reference } from "@/components/docs/reference";
import { createRestApp } from "@/server/rest/app";
import { openApiDocument } from "@/server/rest/openapi";

let reference: Reference | undefined;

/** The API as its own OpenAPI document tells it, with the addresses of this server. */
export async function getReference(): Promise<Reference> {
  await connection();
  reference ??= readReference(openApiDocument(createRestApp()));
  return reference;
}
