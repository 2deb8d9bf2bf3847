// The words people write over the columns of a roster. `#` reads as "no", accents and signs do not count, `owner1Email` is three words.
import type { HomeField, PersonField } from './roster-fields';

/** What a header seems to say. `who`: of whom the column speaks; `nth`: the number in it, as in "Owner 2 E-mail". */
export interface HeaderGuess {
  who: 'owner' | 'tenant' | 'anyone';
  nth: number | null;
  field: HomeField | PersonField;
  /** A part of the field only: the house number that stands in a column of its own. */
  part: boolean;
}

/** Each field with the phrases that mean it, when the words that say whom it is about are taken out. */
const phrases: Record<HomeField | PersonField, string> = {
  accountNumber:
    'account|account no|account number|account num|account id|account code|acct|acct no|acct number|acct id|customer no|customer number|cuenta|numero de cuenta|no de cuenta',
  propertyName: 'property|property name|home name|unit name|lot name|house|home|propiedad|inmueble|vivienda|casa',
  addressLine1:
    'address|address line|street|street address|street name|address street|house address|full address|direccion|calle|domicilio|line',
  addressLine2: 'address cont|address continued|address other|address extra|colonia',
  city: 'city|town|city town|municipality|locality|ciudad|municipio',
  region: 'state|st|province|region|state province|province state|state region|estado|provincia',
  postalCode:
    'zip|zip code|zipcode|postal|postal code|postalcode|postcode|post code|zip postal|zip postal code|cp|codigo postal',
  country: 'country|country code|pais',
  unit: 'unit|unit no|unit number|unit id|unit lot|unit or lot|lot unit|apt|apt no|apartment|apartment no|apartment number|apt unit|suite|ste|flat|flat no|lot|lot no|lot number|door|departamento|depto|unidad|lote',
  kind: 'type|kind|role|relationship|relation|occupancy|occupancy type|contact type|person type|member type|owner tenant|tenant owner|owner or tenant|owner renter|tipo|rol',
  firstName: 'first|first name|firstname|given|given name|forename|fname|nombre|nombres|name first',
  lastName:
    'last|last name|lastname|surname|family name|lname|name last|last company|last name company|last name or company|company|company name|business|business name|apellido|apellidos',
  fullName:
    'name|names|full name|fullname|display name|contact|contact name|first last|first and last name|first last name|last first|nombre completo|nombre y apellido|nombre y apellidos',
  email:
    'email|emails|email address|email addresses|mail|email id|contact email|login email|correo|correo electronico|email correo',
  phone:
    'phone|phone no|phone number|phones|telephone|telephone no|tel|mobile|mobile no|mobile phone|cell|cell phone|cellphone|home phone|contact phone|telefono|celular|movil',
  locale: 'locale|language|lang|preferred language|language preference|idioma',
};
const houseNumber =
  'street no|street number|street num|house no|house number|st no|address no|address number|civic no|situs no|numero';

const meanings = new Map<string, { field: HomeField | PersonField; part: boolean }>([
  ...Object.entries(phrases).flatMap(([field, list]) =>
    list.split('|').map((phrase) => [phrase, { field: field as HomeField | PersonField, part: false }] as const),
  ),
  ...houseNumber.split('|').map((phrase) => [phrase, { field: 'addressLine1', part: true }] as const),
]);

/** Columns about somebody or somewhere else, which must not be taken for the resident or the home. */
const elsewhere =
  /\b(mailing|billing|postal address|off ?site|forwarding|alternate|alt|previous|former|emergency|manager|management|agent|attorney|lender|vendor|opt|consent|status|date)\b/;
const owner = /\b(co owners?|home ?owners?|owners?|title ?holders?|propietari[oa]s?|duen[oa]s?)\b/g;
const tenant = /\b(co tenants?|tenants?|renters?|lessees?|occupants?|inquilin[oa]s?|arrendatari[oa]s?)\b/g;
const anyone = /\b(residents?|persons?|people|customers?)\b/g;
const second = /\b(co|secondary|second|2nd|spouse|partner|joint)\b/g;
const place =
  /^(property|unit|home|house|lot|site|situs|service|physical) (?=address|street|city|state|zip|postal|country|account)/;
const ofTheHome = /^(property|unit|lot) (?=(co )?(owner|tenant|renter|resident|homeowner|occupant))/;
const placeFields: ReadonlySet<string> = new Set([
  'addressLine1',
  'addressLine2',
  'city',
  'region',
  'postalCode',
  'country',
  'propertyName',
]);

/** What a header means, if it is one of the usual; null where it is not. */
export function guessHeader(header: string): HeaderGuess | null {
  const words = wordsOf(header).replace(ofTheHome, '');
  if (elsewhere.test(words)) return null;
  const whole = meanings.get(words);
  if (whole?.field === 'kind') return { who: 'anyone', nth: null, ...whole };
  const who = has(words, owner) ? 'owner' : has(words, tenant) ? 'tenant' : 'anyone';
  const meaning = meaningOf(subjectOf(words), who !== 'anyone' || has(words, anyone));
  // The address of an owner is where they get their post, not the home.
  if (!meaning || (who !== 'anyone' && (placeFields.has(meaning.field) || meaning.field === 'kind'))) return null;
  return numbered({ who, nth: ordinalOf(words), ...meaning });
}

/** Whether the column has the house number alone, which stands before the street. */
export function isHouseNumber(header: string): boolean {
  return meanings.get(wordsOf(header))?.part === true;
}

/** Lower case words with single blanks. */
export function wordsOf(header: string): string {
  return header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([a-z])(\d)/gi, '$1 $2')
    .toLowerCase()
    .replaceAll('#', ' no ')
    .replace(/\be[- ]?mail/g, 'email')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The words without those that say whom they are about. */
function subjectOf(words: string): string {
  const aside = [owner, tenant, anyone, second, /\bprimary\b|\b\d+\b/g];
  return aside
    .reduce((rest, pattern) => rest.replace(pattern, ' '), words)
    .replace(/\s+/g, ' ')
    .trim();
}

function meaningOf(subject: string, named: boolean): { field: HomeField | PersonField; part: boolean } | undefined {
  // "Owner", "Tenant 1", "Resident": the name stands there.
  if (subject === '') return named ? { field: 'fullName', part: false } : undefined;
  return meanings.get(subject.replace(place, '')) ?? meanings.get(subject);
}

function ordinalOf(words: string): number | null {
  const number = /\b([1-9]\d?)\b/.exec(words)?.[1];
  if (number) return Number(number);
  if (has(words, second)) return 2;
  return words.includes('primary') ? 1 : null;
}

function has(words: string, pattern: RegExp): boolean {
  return words.search(pattern) >= 0;
}

/** "Address 2" is the second line; "City 2" or "Unit 3" is nothing we know. */
function numbered(guess: HeaderGuess): HeaderGuess | null {
  if (guess.who !== 'anyone' || guess.nth === null || guess.nth === 1) return guess;
  if (guess.field === 'addressLine1' && guess.nth === 2) return { ...guess, field: 'addressLine2', nth: null };
  return placeFields.has(guess.field) || guess.field === 'unit' || guess.field === 'accountNumber' ? null : guess;
}
