import { hash } from "node:crypto";
import { invalidField } from "@/server/core/errors";

/** A strong validator of exactly this body. */
export function contentEtag(body: string): string {
  return `"${hash("sha256", body, "base64url").slice(0, 27)}"`;
}

export function versionEtag(version: number): string {
  return `"${version}"`;
}

/** Whether If-None-Match names this validator (RFC 9110 section 13.1.2: weak comparison). */
export function matchesEtag(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  return ifNoneMatch.split(",").some((candidate) => {
    const tag = candidate.trim();
    return tag === "*" || tag === etag || tag === `W/${etag}`;
  });
}

/** The version in an If-Match header: `"3"`, bare `3`, or nothing at all for `*`. */
export function readIfMatch(header: string | null): number | undefined {
  if (header === null || header.trim() === "*") return undefined;
  const version = /^\s*(?:"(\d{1,9})"|(\d{1,9}))\s*$/.exec(header);
  if (!version) throw invalidField("If-Match", 'Must be a version such as "3"');
  return Number(version[1] ?? version[2]);
}
