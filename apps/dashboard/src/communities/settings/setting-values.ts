// A community's settings as the fields of a form: there nothing is null, in the API an empty text is.
import type { Schema } from '@portico/api/client';

type Settings = Omit<Schema<'CommunityView'>, 'id' | 'counts' | 'createdAt' | 'logoUrl' | 'lastSentAt'>;
export type SettingKey = keyof Settings;
export type SettingValues<Key extends SettingKey> = { [Each in Key]: NonNullable<Settings[Each]> };

export function valuesOf<Key extends SettingKey>(community: Settings, keys: readonly Key[]): SettingValues<Key> {
  return Object.fromEntries(keys.map((key) => [key, community[key] ?? ''])) as SettingValues<Key>;
}

/** What is sent: only what differs from how it was, so that two people do not undo each other. */
export function patchOf<Values extends Partial<SettingValues<SettingKey>>>(
  before: Values,
  now: Values,
): Schema<'CommunityPatch'> {
  const changed = Object.entries(now).filter(([key, value]) => value !== before[key as keyof Values]);
  return Object.fromEntries(
    changed.map(([key, value]) => [key, typeof value === 'string' ? value.trim() || null : value]),
  );
}
