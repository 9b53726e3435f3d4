/** The address of a font file, as the build publishes it. */
declare module "*.woff2" {
  const url: string;
  export default url;
}
