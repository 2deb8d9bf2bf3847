// The form of a property beside the API's: there an empty field is null.
import type { Schema } from '@portico/api/client';

export const propertyFields = [
  'name',
  'unit',
  'accountNumber',
  'addressLine1',
  'addressLine2',
  'city',
  'region',
  'postalCode',
  'country',
] as const satisfies (keyof Schema<'PropertyView'>)[];

export type PropertyField = (typeof propertyFields)[number];
export type PropertyValues = Record<PropertyField, string>;

/** How long each may be, as in the API; 200 where nothing is said. */
export const longest: Partial<Record<PropertyField, number>> = { unit: 100, accountNumber: 100, postalCode: 20 };

export function valuesOf(property: Partial<Schema<'PropertyView'>>): PropertyValues {
  return Object.fromEntries(propertyFields.map((field) => [field, property[field] ?? ''])) as PropertyValues;
}

/** Without a name the API calls the property by its address and unit; a name that was there is not taken away. */
export function bodyFrom({ name, ...rest }: PropertyValues): Schema<'PropertyBody'> {
  const cleared = Object.fromEntries(Object.entries(rest).map(([field, text]) => [field, text.trim() || null]));
  return { ...(name.trim() && { name: name.trim() }), ...cleared };
}

/** The address in a line. */
export function addressOf(property: Schema<'PropertyView'>): string {
  const { addressLine1, addressLine2, city, region, postalCode, country } = property;
  const place = [[city, region].filter(Boolean).join(', '), postalCode].filter(Boolean).join(' ');
  return [addressLine1, addressLine2, place, country].filter(Boolean).join(', ');
}
