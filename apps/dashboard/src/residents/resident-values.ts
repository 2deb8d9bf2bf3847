// The fields of a resident's form, and what of them goes to the API.
import type { UseFormReturnType } from '@mantine/form';
import type { Schema } from '@portico/api/client';
import type { ResidentKind } from './resident-search';

/** A property that is there, or the name of one that is to be added. */
export type PropertyChoice = { id: string; name: string } | { newName: string };

export interface ResidentValues {
  firstName: string;
  lastName: string;
  kind: ResidentKind;
  property: PropertyChoice | null;
  email: string;
  phone: string;
  locale: string | null;
  /** Only of a new one. */
  sendInvitation: boolean;
}

export type ResidentForm = UseFormReturnType<ResidentValues>;

export const emptyResident: ResidentValues = {
  firstName: '',
  lastName: '',
  kind: 'owner',
  property: null,
  email: '',
  phone: '',
  locale: null,
  sendInvitation: true,
};

export function valuesOf(resident: Schema<'ResidentView'>): ResidentValues {
  const { firstName, lastName, kind, propertyId, propertyName, locale } = resident;
  const email = resident.email ?? '';
  const phone = resident.phone ?? '';
  const property = { id: propertyId, name: propertyName };
  return { firstName, lastName, kind, property, email, phone, locale, sendInvitation: false };
}

/** The same for the API, where an empty text is null. */
export function detailsOf({ firstName, lastName, kind, email, phone, locale }: ResidentValues) {
  return { firstName, lastName, kind, email: email.trim() || null, phone: phone.trim() || null, locale };
}
