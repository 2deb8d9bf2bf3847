// Whether a domain is a slip of a well-known one. Better silent than wrong: all suggestions are taken at one press.
import { coined, neighbours, worded } from './mailbox-domains';

/** A domain in parts: `yahoo.com.mx` has a name, a kind (`com`) and a country (`mx`); what it lacks is empty. */
interface Parts {
  name: string;
  kind: string;
  country: string;
  /** All of it without dots. */
  letters: string;
}

type Known = Parts & { domain: string };

const [coinedOnes, wordedOnes] = [coined.map(known), worded.map(known)];
const real: ReadonlySet<string> = new Set([...coined, ...worded, ...neighbours]);

/** Whether a domain is one of those where many have their mailbox. */
export function isMailboxDomain(domain: string): boolean {
  return real.has(domain);
}

/**
 * The well-known domain that was probably meant; null where the domain may well be real. A slip is one letter left out, doubled,
 * mistyped or changed places with its neighbour, in a coined name but not at its beginning, or in `com`, `net` and the like; or a
 * dot in the wrong place. A country is never one: `yahoo.cl` and `yahoo.cr` are two.
 */
export function meantDomain(domain: string): string | null {
  if (isMailboxDomain(domain)) return null;
  const given = partsOf(domain);
  const slip = (letters: number) => (one: Known) => isSlip(given, one, letters);
  return (coinedOnes.find(slip(0)) ?? wordedOnes.find(slip(0)) ?? coinedOnes.find(slip(1)))?.domain ?? null;
}

/** `letters`: how many of the name may be wrong. The cheap questions first: a community has thousands of domains. */
function isSlip(given: Parts, meant: Parts, letters: number): boolean {
  if (given.letters === meant.letters) return true;
  return (
    given.name[0] === meant.name[0] &&
    given.country === meant.country &&
    isNear(given.kind, meant.kind, meant.kind === '' ? 0 : 1) &&
    isNear(given.name, meant.name, letters)
  );
}

function known(domain: string): Known {
  return { domain, ...partsOf(domain) };
}

function partsOf(domain: string): Parts {
  const [name = '', ...ending] = domain.split('.');
  const [first = '', ...rest] = ending;
  const letters = domain.replaceAll('.', '');
  // What stands alone and is short is a country, but for what is left of a `com` that lost a letter.
  const countryAlone = rest.length === 0 && first.length === 2 && !['co', 'cm', 'om'].includes(first);
  return countryAlone
    ? { name, kind: '', country: first, letters }
    : { name, kind: first, country: rest.join('.'), letters };
}

function isNear(a: string, b: string, most: number): boolean {
  return a === b || (Math.abs(a.length - b.length) <= most && distance(a, b) <= most);
}

/** Damerau and Levenshtein's, with neighbours that change places at most once: how many slips lie between two words. */
function distance(a: string, b: string): number {
  let [before, last]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const step = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const best = Math.min(last![j]! + 1, row[j - 1]! + 1, last![j - 1]! + step);
      row.push(swapped ? Math.min(best, before![j - 2]! + 1) : best);
    }
    [before, last] = [last, row];
  }
  return last!.at(-1)!;
}
