// Who is chosen, as data (B3): everyone who matches a filter less some, or some by their ids. It is what the API takes as a selection.
import type { Schema } from '@portico/api/client';
import type { Total } from '@portico/web/format';
import { nameOf } from '../resident-name';

type Resident = Schema<'ResidentView'>;

/** Who may be in a selection, as the API takes it. */
export type SelectionFilter = Schema<'ResidentFilter'>;

export type Choice =
  | { all: false; ids: ReadonlySet<string> }
  | { all: true; filter: SelectionFilter; exclude: ReadonlySet<string>; matching: Total };

/** As the API takes it. */
export type Selection = { ids: string[] } | { filter: SelectionFilter; exclude?: string[] | undefined };

export const nobody: Choice = { all: false, ids: new Set() };

/** Everyone who matches, over all pages; there are `matching` of them. */
export function everyone(filter: SelectionFilter, matching: Total): Choice {
  return { all: true, filter, exclude: new Set(), matching };
}

/** How many they are. */
export function chosenOf(choice: Choice): Total {
  if (!choice.all) return { total: choice.ids.size };
  const { total, totalIsLowerBound } = choice.matching;
  return { total: Math.max(total - choice.exclude.size, 0), totalIsLowerBound };
}

export function isChosen(choice: Choice, resident: Resident): boolean {
  if (!choice.all) return choice.ids.has(resident.id);
  return !choice.exclude.has(resident.id) && matches(choice.filter, resident);
}

/** Whether the resident can go in and out: beside "everyone who matches" stands nobody who does not. */
export function isSelectable(choice: Choice, resident: Resident): boolean {
  return !choice.all || matches(choice.filter, resident);
}

export function toggle(choice: Choice, resident: Resident): Choice {
  if (!choice.all) return { all: false, ids: toggled(choice.ids, resident.id) };
  return { ...choice, exclude: toggled(choice.exclude, resident.id) };
}

export function selectionOf(choice: Choice): Selection {
  if (!choice.all) return { ids: [...choice.ids] };
  return { filter: choice.filter, exclude: choice.exclude.size > 0 ? [...choice.exclude] : undefined };
}

/** Whether a filter finds this resident, as directory sees it. It marks rows that another filter shows; the API decides anew. */
export function matches(filter: SelectionFilter, resident: Resident): boolean {
  const { portalStatus, email, kind, propertyId, invitation } = resident;
  const registered = portalStatus === 'active' || portalStatus === 'inactive';
  const sentAt = invitation?.sentAt ?? null;
  const expired = portalStatus === 'invited' && invitation?.expired === true;
  return (
    (filter.registered ?? registered) === registered &&
    (filter.hasEmail ?? email !== null) === (email !== null) &&
    within(filter.status, portalStatus) &&
    within(filter.kind, kind) &&
    within(filter.propertyId, propertyId) &&
    (filter.linkExpired ?? expired) === expired &&
    (!filter.invitedBefore || (sentAt !== null && Date.parse(sentAt) < Date.parse(filter.invitedBefore))) &&
    within(filter.deliveryStatus, invitation?.deliveryStatus ?? null) &&
    isFound(filter.search, resident)
  );
}

function within<Word>(allowed: readonly Word[] | undefined, word: Word | null): boolean {
  return !allowed || (word !== null && allowed.includes(word));
}

function isFound(search: string | undefined, resident: Resident): boolean {
  const text = plain(`${nameOf(resident)} ${resident.email ?? ''} ${resident.propertyName}`);
  return plain(search ?? '')
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Without case and accents. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}
