import type { Schema } from '@portico/api/client';

/** How many of a community's residents are registered: active, or once so. `share` is null where nobody lives. */
export function registeredShare({ active, inactive, residents }: Schema<'CommunityCounts'>): {
  registered: number;
  share: number | null;
} {
  const registered = active + inactive;
  return { registered, share: residents === 0 ? null : registered / residents };
}
