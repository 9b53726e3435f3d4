import type { Rule, SourceFile } from "@/server/testing/architecture/source-tree";

const GALLERY = "app/(site)/gallery/";
const PRIMITIVE = /^components\/(ui|layout|data|format)\/[^/]+\.tsx$/;
const DRAWS = /<\/|\/>/;

/** Every primitive can be looked at in the gallery: by itself, or as a part of another one. */
export const shownPrimitives: Rule = ({ sources }) => {
  const files = new Map(sources.map((file) => [file.path, file]));
  const pages = sources.filter(({ path }) => path.startsWith(GALLERY));
  if (pages.length === 0) return [];
  const shown = new Set<string>();
  const show = (file: SourceFile | undefined): void =>
    file?.imports.forEach(({ target, typeOnly }) => {
      if (target === null || typeOnly || shown.has(target) || !PRIMITIVE.test(target)) return;
      shown.add(target);
      show(files.get(target));
    });
  pages.forEach(show);
  return sources
    .filter(
      ({ path, text, isTest }) => PRIMITIVE.test(path) && DRAWS.test(text) && !isTest && !shown.has(path),
    )
    .map(({ path }) => ({
      file: path,
      message: `is not in the gallery: show each of its states in ${GALLERY}`,
    }));
};
