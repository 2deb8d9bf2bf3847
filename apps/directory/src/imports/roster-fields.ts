// What a column of a roster may hold. These words are the headers of our own export, the targets of `mapping`, and the keys of all that is read.
import type { ResidentKind } from '@portico/contracts/residents';
import type { HomeCells } from '../properties/home-identity';

export const homeFields = [
  'propertyName',
  'accountNumber',
  'addressLine1',
  'addressLine2',
  'city',
  'region',
  'postalCode',
  'country',
  'unit',
] as const satisfies (keyof HomeCells)[];
export type HomeField = (typeof homeFields)[number];

export const personFields = ['kind', 'firstName', 'lastName', 'fullName', 'email', 'phone', 'locale'] as const;
export type PersonField = (typeof personFields)[number];

/** Several people in a row are told apart by `owner1.`, `tenant2.` …; the empty word is a row's only person. */
export type Group = '' | `${ResidentKind}${number}`;

export type Target = { group: null; field: HomeField } | { group: Group; field: PersonField };

/** How many characters each may have; as in the API. */
export const maxLength: Record<HomeField | PersonField, number> = {
  propertyName: 200,
  accountNumber: 100,
  addressLine1: 200,
  addressLine2: 200,
  city: 200,
  region: 200,
  postalCode: 20,
  country: 200,
  unit: 100,
  kind: 200,
  firstName: 200,
  lastName: 200,
  fullName: 400,
  email: 1000,
  phone: 50,
  locale: 35,
};

const words = new Map<string, HomeField | PersonField>(
  [...homeFields, ...personFields].map((field) => [field.toLowerCase(), field]),
);

/** Reads `email`, `propertyName`, `owner2.fullName`; undefined where it is none of ours. Upper and lower case are the same. */
export function targetOf(text: string): Target | undefined {
  const [, prefix = '', word = ''] = /^(?:((?:owner|tenant)[1-9]\d?)\.)?(\w+)$/i.exec(text.trim()) ?? [];
  const field = words.get(word.toLowerCase());
  if (!field) return undefined;
  if (isHomeField(field)) return prefix === '' ? { group: null, field } : undefined;
  // `owner1.kind` would contradict itself.
  return prefix !== '' && field === 'kind' ? undefined : { group: prefix.toLowerCase() as Group, field };
}

/** The word for a target, as `targetOf` reads it. */
export function wordOf(target: Target): string {
  return target.group ? `${target.group}.${target.field}` : target.field;
}

/** The kind that a group stands for; null for a row's only person. */
export function kindOfGroup(group: Group): ResidentKind | null {
  return group === '' ? null : group.startsWith('owner') ? 'owner' : 'tenant';
}

function isHomeField(field: string): field is HomeField {
  return (homeFields as readonly string[]).includes(field);
}
