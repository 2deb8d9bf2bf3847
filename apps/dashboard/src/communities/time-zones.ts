/** The zone that the browser is in. */
export const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Every IANA time zone that can be chosen, the browser's own first. */
export const timeZones = [...new Set([ownZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
