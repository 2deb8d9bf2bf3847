/** A mail template: the build and Jest hand it over as text. */
declare module '*.mjml' {
  const source: string;
  export default source;
}
