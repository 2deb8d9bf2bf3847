// The address doctor: what looks wrong about an address, by its domain and by what stands before the @.
import type { AddressFinding } from '@portico/contracts/address-checks';
import { isMailboxDomain, meantDomain } from './domain-typo';

/** A domain among a community's addresses, and how many people have one of it. */
export interface DomainUse {
  domain: string;
  people: number;
}

/** What is known of the domains of a community. */
export interface JudgedDomains {
  /** The slips, each with what was meant. */
  typos: ReadonlyMap<string, string>;
  /** Those that take no mail. */
  withoutMail: ReadonlySet<string>;
}

/** What stands before the @ where an office reads, or nobody. */
export const roles: readonly string[] = [
  'abuse',
  'accounting',
  'accounts',
  'admin',
  'administracion',
  'administrador',
  'administration',
  'billing',
  'contabilidad',
  'contact',
  'contacto',
  'do-not-reply',
  'donotreply',
  'enquiries',
  'facturacion',
  'frontdesk',
  'gerencia',
  'hello',
  'help',
  'hola',
  'hostmaster',
  'info',
  'informacion',
  'leasing',
  'mail',
  'management',
  'marketing',
  'no-reply',
  'noreply',
  'no-responder',
  'noresponder',
  'office',
  'oficina',
  'postmaster',
  'reception',
  'recepcion',
  'sales',
  'secretaria',
  'service',
  'soporte',
  'support',
  'team',
  'ventas',
  'webmaster',
];

/** The slips among a community's domains, each with what was meant. */
export function typosAmong(uses: readonly DomainUse[]): Map<string, string> {
  const people = new Map(uses.map((use) => [use.domain, use.people]));
  return new Map(
    uses.flatMap((use) => {
      const meant = meantDomain(use.domain);
      return meant === null || isTheirOwn(use, people.get(meant) ?? 0) ? [] : [[use.domain, meant] as const];
    }),
  );
}

/** Of the rest those of which only DNS can tell whether they take mail. */
export function doubtful(uses: readonly DomainUse[], typos: ReadonlyMap<string, string>): string[] {
  return uses.flatMap(({ domain }) => (typos.has(domain) || isMailboxDomain(domain) ? [] : [domain]));
}

/**
 * The first finding that holds, for an address of which one does, and the address that was meant. What is wrong with nothing but
 * the address itself is `shared`: the query found it for that.
 */
export function findingOf(
  email: string,
  { typos, withoutMail }: JudgedDomains,
): { finding: AddressFinding; suggestion: string | null } {
  const at = email.lastIndexOf('@');
  const [local, domain] = [email.slice(0, at), email.slice(at + 1).toLowerCase()];
  const meant = typos.get(domain);
  if (meant !== undefined) return { finding: 'typo', suggestion: `${local}@${meant}` };
  if (withoutMail.has(domain)) return { finding: 'no_mail_domain', suggestion: null };
  return { finding: roles.includes(local.toLowerCase()) ? 'role' : 'shared', suggestion: null };
}

/** A domain that many here have is real, however much it looks like another: slips are few beside what was meant. */
function isTheirOwn({ people }: DomainUse, peopleOfTheMeant: number): boolean {
  return people >= 5 && people * 20 > peopleOfTheMeant;
}
