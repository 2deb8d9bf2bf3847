// An IANA time zone, as the runtime knows them.
import { ApiPropertyOptional } from '@nestjs/swagger';
import { registerDecorator, ValidateIf } from 'class-validator';

/** Of the names of three letters these are IANA's. The runtime takes more (`IST`, `AET`), which PostgreSQL takes for others or for none. */
const SHORT = /^(CET|EET|EST|GMT|HST|MET|MST|PRC|ROC|ROK|UCT|UTC|WET)$/i;

function isTimezone(zone: unknown): boolean {
  if (typeof zone !== 'string' || zone.length > 64) return false;
  if (zone.length === 3 && !SHORT.test(zone)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** An IANA time zone such as `America/New_York`; may be left out. */
export function IsTimezone(description: string): PropertyDecorator {
  return (target, key) => {
    ApiPropertyOptional({ type: String, description, example: 'America/New_York' })(target, key);
    ValidateIf((_, value) => value !== undefined)(target, key);
    registerDecorator({
      name: 'isTimezone',
      target: target.constructor,
      propertyName: key as string,
      validator: { validate: isTimezone, defaultMessage: () => `${String(key)} must be an IANA time zone` },
    });
  };
}
