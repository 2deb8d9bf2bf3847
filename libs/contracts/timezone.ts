// An IANA time zone, as the runtime knows them.
import { ApiPropertyOptional } from '@nestjs/swagger';
import { registerDecorator, ValidateIf } from 'class-validator';

function isTimezone(zone: unknown): boolean {
  if (typeof zone !== 'string' || zone.length > 64) return false;
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
