// Codes of SMTP replies in the middle of other text.

/** A code of RFC 3463 and, apart, the three digits of RFC 5321; null where the text has none. */
export interface ReplyCodes {
  enhanced: string | null;
  basic: string | null;
}

// The first that is found counts: right behind the three digits, as qmail writes it, named as a status, then anywhere.
const enhancedPlaces = [
  /(?<![\d.])[45]\d\d[ -]+#?([45]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/,
  /\(#([45]\.\d{1,3}\.\d{1,3})\)/,
  /\b(?:status|dsn|code)\s{0,3}[:=]\s{0,3}([45]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/i,
  /(?<![\w.])#?([45]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/,
];
const basicPlaces = [
  /^\s*([45][0-5]\d)\s*$/,
  /(?:said|returned|responded|replied|response|error|failed with|was|host|reason|rejected|smtp;|<<<|:)[\s'":(]{0,4}([45][0-5]\d)(?=[\s\-:#])/i,
  /(?:^|\n)\s{0,8}([45][0-5]\d)(?=[\s-])/,
  /(?<![\d.:/])([45][0-5]\d)(?=[ -][#<a-z\d])/i,
];
const withoutVersions = /\b(?:exim|postfix|sendmail|version|v|build|smtpd?)[ /-]{0,2}\d+(?:\.\d+){1,3}/gi;

export function codesIn(text: string): ReplyCodes {
  const plain = text.replaceAll(withoutVersions, ' ');
  return { enhanced: firstOf(enhancedPlaces, plain), basic: firstOf(basicPlaces, plain) };
}

/** `5.0.0` and the like say no more than that it failed. */
export function saysNothing(enhanced: string | null): boolean {
  return enhanced === null || /^[245]\.0\.\d+$/.test(enhanced);
}

function firstOf(places: readonly RegExp[], text: string): string | null {
  for (const place of places) {
    const found = place.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return null;
}
