// Whether a domain takes mail, as DNS knows it (RFC 5321, section 5.1): by its MX records, or where it has none by its addresses.

/** What is asked of a resolver: that of `node:dns/promises` is one. */
export interface DomainResolver {
  resolveMx(domain: string): Promise<{ exchange: string }[]>;
  resolve4(domain: string): Promise<string[]>;
  resolve6(domain: string): Promise<string[]>;
}

type Records<T> = T[] | 'no such domain' | 'no answer';

/** Null where DNS did not say: only a clear answer counts. */
export async function takesMail(resolver: DomainResolver, domain: string): Promise<boolean | null> {
  const exchanges = await recordsOf(resolver.resolveMx(domain));
  if (exchanges === 'no answer') return null;
  if (exchanges === 'no such domain') return false;
  // One MX that names nobody says that the domain takes no mail (RFC 7505).
  if (exchanges.length > 0) return exchanges.some(({ exchange }) => exchange !== '' && exchange !== '.');
  const addresses = await Promise.all([recordsOf(resolver.resolve4(domain)), recordsOf(resolver.resolve6(domain))]);
  if (addresses.some((records) => Array.isArray(records) && records.length > 0)) return true;
  return addresses.includes('no answer') ? null : false;
}

async function recordsOf<T>(asked: Promise<T[]>): Promise<Records<T>> {
  try {
    return await asked;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'ENODATA') return [];
    return code === 'ENOTFOUND' ? 'no such domain' : 'no answer';
  }
}
