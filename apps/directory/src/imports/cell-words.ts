// Words that stand in the cells of rosters for what we know by a fixed word.
import type { ResidentKind } from '@portico/contracts/residents';

const owner =
  /^o$|\b(co-?)?(owners?|ownership|homeowners?|landlords?|landlad(y|ies)|titleholders?|members?|shareholders?|board|propietari[oa]s?|due[nñ][oa]s?)\b/i;
const tenant =
  /^t$|\b(sub)?(tenants?|renters?|lessees?|leaseholders?|occupants?|residents?|inquilin[oa]s?|arrendatari[oa]s?)\b/i;

/** Owner or tenant, by the words of a "Type" cell; undefined where it says neither. "Owner Occupant" is an owner. */
export function kindOf(cell: string): ResidentKind | undefined {
  if (owner.test(cell)) return 'owner';
  return tenant.test(cell) ? 'tenant' : undefined;
}

const languages: Record<string, string> = {
  english: 'en',
  ingles: 'en',
  spanish: 'es',
  espanol: 'es',
  castellano: 'es',
  french: 'fr',
  francais: 'fr',
  german: 'de',
  deutsch: 'de',
  portuguese: 'pt',
  portugues: 'pt',
  italian: 'it',
  chinese: 'zh',
  vietnamese: 'vi',
  korean: 'ko',
  russian: 'ru',
  arabic: 'ar',
  tagalog: 'tl',
  hindi: 'hi',
  japanese: 'ja',
  polish: 'pl',
};

/** The BCP 47 tag for a tag or the name of a language; undefined where it is neither. */
export function localeOfCell(cell: string): string | undefined {
  const word = cell.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  if (languages[word]) return languages[word];
  try {
    return /^[a-z]{2,3}([-_][a-z0-9]+)*$/i.test(cell)
      ? Intl.getCanonicalLocales(cell.replaceAll('_', '-'))[0]
      : undefined;
  } catch {
    return undefined;
  }
}
