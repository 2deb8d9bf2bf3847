// What a column of a roster may be taken for: the API's words, and how they are grouped on screen.

const ofHomes = [
  'propertyName',
  'accountNumber',
  'unit',
  'addressLine1',
  'addressLine2',
  'city',
  'region',
  'postalCode',
  'country',
] as const;
const ofPeople = ['fullName', 'firstName', 'lastName', 'email', 'phone', 'locale', 'kind'] as const;
const grouped = ['fullName', 'firstName', 'lastName', 'email', 'phone', 'locale'] as const;
const groups = ['owner1', 'owner2', 'owner3', 'tenant1', 'tenant2'] as const;

export type ImportField = (typeof ofHomes)[number] | (typeof ofPeople)[number];

/** The fields of one heading; `group` is whom of several people in a row they are of. */
export interface FieldGroup {
  group: 'property' | 'person' | (typeof groups)[number];
  words: string[];
}

export const fieldGroups: FieldGroup[] = [
  { group: 'property', words: [...ofHomes] },
  { group: 'person', words: [...ofPeople] },
  ...groups.map((group) => ({ group, words: grouped.map((field) => `${group}.${field}`) })),
];

/** The field of a word such as `owner1.email`, and whose it is; null where it is none that we name. */
export function partsOf(word: string): { group: string | null; field: ImportField } | null {
  const [, group = null, name] = /^(?:((?:owner|tenant)\d+)\.)?(\w+)$/.exec(word) ?? [];
  const field = [...ofHomes, ...ofPeople].find((each) => each === name);
  return field ? { group, field } : null;
}
