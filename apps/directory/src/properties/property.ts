// What a property is called: by its own name, else by its address and unit.

/** What is known of a property. */
export interface PropertyFacts {
  name: string;
  addressLine1: string | null;
  addressLine2: string | null;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  country: string | null;
  unit: string | null;
  accountNumber: string | null;
}

export const propertyFields = [
  'name',
  'addressLine1',
  'addressLine2',
  'city',
  'region',
  'postalCode',
  'country',
  'unit',
  'accountNumber',
] as const satisfies (keyof PropertyFacts)[];

/** The name that follows from the address and the unit; undefined where there is neither. At most 200 characters. */
export function nameFromAddress(facts: { addressLine1?: string | null; unit?: string | null }): string | undefined {
  const parts = [facts.addressLine1, facts.unit].filter(Boolean);
  return parts.length > 0 ? [...parts.join(', ')].slice(0, 200).join('') : undefined;
}

/** A property as said, nothing left open; undefined when it would have no name. */
export function newProperty(said: Partial<PropertyFacts>): PropertyFacts | undefined {
  const name = said.name || nameFromAddress(said);
  return name === undefined ? undefined : { ...nothing, ...saidOf(said), name };
}

/** The property after a change. A name that came from the address goes with it; whatever is left out stays. */
export function changedProperty(current: PropertyFacts, said: Partial<PropertyFacts>): PropertyFacts {
  const next = { ...current, ...saidOf(said) };
  const followed = said.name === undefined && current.name === nameFromAddress(current);
  return followed ? { ...next, name: nameFromAddress(next) ?? current.name } : next;
}

const nothing: Omit<PropertyFacts, 'name'> = {
  addressLine1: null,
  addressLine2: null,
  city: null,
  region: null,
  postalCode: null,
  country: null,
  unit: null,
  accountNumber: null,
};

/** Only our fields, and only what was said. An empty text says that there is nothing. */
function saidOf(said: Partial<PropertyFacts>): Partial<PropertyFacts> {
  const given = propertyFields.flatMap((field) => {
    const value = said[field];
    return value === undefined ? [] : [[field, field === 'name' ? value : value || null] as const];
  });
  return Object.fromEntries(given);
}
