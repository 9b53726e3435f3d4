import { imageSize } from "image-size";
import { LIMITS } from "@/server/config/limits";
import { invalidField } from "@/server/core/errors";

/** What a browser shows and cannot run. SVG is a program, so it is not among them. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  webp: "image/webp",
};

/** The content type of a picture by its own bytes, whatever it was called. Throws `validation_failed` at `image`. */
export function inspectLogo(bytes: Uint8Array): string {
  const { least, most } = LIMITS.logo.sidePixels;
  const { type, width, height } = measure(bytes);
  const contentType = CONTENT_TYPES[type ?? ""];
  if (contentType === undefined) throw invalidField("image", "Must be a PNG, JPEG or WebP picture");
  if ([width, height].some((side) => side < least || side > most))
    throw invalidField(
      "image",
      `Must be ${least} to ${most} pixels wide and high; it is ${width} × ${height}`,
    );
  return contentType;
}

function measure(bytes: Uint8Array): { type?: string; width: number; height: number } {
  try {
    return imageSize(bytes);
  } catch {
    // The library throws at whatever it does not know, or that ends too early.
    throw invalidField("image", "Must be a PNG, JPEG or WebP picture");
  }
}
