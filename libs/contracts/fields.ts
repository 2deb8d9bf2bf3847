// Fields as the contract knows them: each decorator validates and describes at once, so that a DTO says each thing once.
import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsFQDN,
  IsIn,
  IsInt,
  IsISO4217CurrencyCode,
  IsISO8601,
  IsLocale,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

/** How a field may be left out: `required` (never), `optional` (left out, but not null), `nullable` (left out or null). */
export type Presence = 'required' | 'optional' | 'nullable';

function all(presence: Presence, docs: ApiPropertyOptions, ...decorators: PropertyDecorator[]): PropertyDecorator {
  const describe =
    presence === 'required' ? ApiProperty(docs) : ApiPropertyOptional({ ...docs, nullable: presence === 'nullable' });
  const skip =
    presence === 'nullable'
      ? [IsOptional()]
      : presence === 'optional'
        ? [ValidateIf((_, value) => value !== undefined)]
        : [];
  return (target, key) => {
    for (const decorate of [describe, ...skip, ...decorators]) decorate(target, key);
  };
}

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
const oneLine = Matches(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, {
  message: '$property must be one line without control characters',
  context: { code: 'field.control_characters' },
});

/** One line of text, trimmed; CR, LF, NUL and other control characters are refused, since it may become a header. */
export function Line(
  description: string,
  {
    max = 200,
    min = 1,
    presence = 'required',
    example,
  }: { max?: number; min?: number; presence?: Presence; example?: string } = {},
): PropertyDecorator {
  const docs = { type: String, description, maxLength: max, minLength: min, example };
  return all(presence, docs, trimmed, IsString(), MinLength(min), MaxLength(max), oneLine);
}

/** Several lines of text, up to `max` characters; NUL is refused. With `min` it is trimmed and must have so many. */
export function Lines(
  description: string,
  { max = 100_000, min = 0, presence = 'required' }: { max?: number; min?: number; presence?: Presence } = {},
): PropertyDecorator {
  // oxlint-disable-next-line no-control-regex -- NUL cannot be stored
  const noNul = Matches(/^[^\u0000]*$/, {
    message: '$property must not contain NUL',
    context: { code: 'field.control_characters' },
  });
  const docs = { type: String, description, maxLength: max };
  const filled = min > 0 ? [trimmed, MinLength(min)] : [];
  return all(presence, min > 0 ? { ...docs, minLength: min } : docs, IsString(), ...filled, MaxLength(max), noNul);
}

/** One email address, trimmed, at most 254 characters. */
export function Email(description: string, presence: Presence = 'required'): PropertyDecorator {
  const docs = { type: String, format: 'email', description, maxLength: 254, example: 'ada@example.com' };
  return all(presence, docs, trimmed, IsString(), MaxLength(254), IsEmail());
}

/** A language: a BCP 47 tag of at most 35 characters, trimmed. */
export function Language(description: string, presence: Presence = 'required'): PropertyDecorator {
  const docs = { type: String, description, maxLength: 35, example: 'es' };
  return all(presence, docs, trimmed, IsString(), MaxLength(35), IsLocale());
}

/** Another DTO: checked and described by its own fields. */
export function Nested<T extends object>(
  type: new () => T,
  description: string,
  presence: 'required' | 'optional' = 'required',
): PropertyDecorator {
  return all(
    presence,
    { type, description },
    IsObject(),
    ValidateNested(),
    Type(() => type),
  );
}

/** A list of another DTO. */
export function NestedList<T extends object>(
  type: new () => T,
  description: string,
  { min = 0, max, presence = 'required' }: { min?: number; max: number; presence?: Presence },
): PropertyDecorator {
  const docs: ApiPropertyOptions = { type, isArray: true, description, minItems: min, maxItems: max };
  const each = [IsObject({ each: true }), ValidateNested({ each: true }), Type(() => type)];
  return all(presence, docs, IsArray(), ArrayMinSize(min), ArrayMaxSize(max), ...each);
}

/** One of a fixed list of words. */
export function OneOf<T extends string>(
  words: readonly T[],
  description: string,
  presence: Presence = 'required',
): PropertyDecorator {
  return all(presence, { enum: [...words], description }, IsIn([...words]));
}

/** An id: a UUID in its canonical form. */
export function Id(description: string, presence: Presence = 'required'): PropertyDecorator {
  return all(presence, { type: String, format: 'uuid', description }, IsUUID('all'));
}

/** A list of ids, each a UUID. */
export function Ids(
  description: string,
  { max = 10_000, presence = 'required' }: { max?: number; presence?: Presence } = {},
): PropertyDecorator {
  const docs: ApiPropertyOptions = { type: String, format: 'uuid', isArray: true, description, maxItems: max };
  return all(presence, docs, IsArray(), ArrayMaxSize(max), IsUUID('all', { each: true }));
}

/** A list of words out of a fixed list. */
export function SomeOf<T extends string>(
  words: readonly T[],
  description: string,
  { min = 0, presence = 'required' }: { min?: number; presence?: Presence } = {},
): PropertyDecorator {
  const docs = { enum: [...words], isArray: true, description };
  return all(presence, docs, IsArray(), ArrayMinSize(min), ArrayMaxSize(100), IsIn([...words], { each: true }));
}

/** A list of email addresses. */
export function Emails(
  description: string,
  { max = 20, presence = 'required' }: { max?: number; presence?: Presence } = {},
): PropertyDecorator {
  const docs: ApiPropertyOptions = { type: String, format: 'email', isArray: true, description, maxItems: max };
  return all(presence, docs, IsArray(), ArrayMaxSize(max), MaxLength(254, { each: true }), IsEmail({}, { each: true }));
}

/** A whole number between two bounds, both included. */
export function Whole(
  description: string,
  min: number,
  max: number,
  presence: Presence = 'required',
): PropertyDecorator {
  return all(presence, { type: 'integer', description, minimum: min, maximum: max }, IsInt(), Min(min), Max(max));
}

/** How many a second: from one in 100 seconds up. */
export function PerSecond(description: string, presence: Presence = 'required'): PropertyDecorator {
  const docs = { type: Number, description, minimum: 0.01, maximum: 100_000, example: 14 };
  return all(presence, docs, IsNumber(), Min(0.01), Max(100_000));
}

/** True or false; nothing else is taken for it. */
export function Flag(description: string, presence: Presence = 'required'): PropertyDecorator {
  return all(presence, { type: Boolean, description }, IsBoolean());
}

/**
 * A moment: ISO 8601 in the form of RFC 3339, UTC in answers. Of the other forms (weeks, days of the year, hours alone, far offsets)
 * PostgreSQL refuses some and takes others for another time.
 */
export function Moment(description: string, presence: Presence = 'required'): PropertyDecorator {
  const docs = { type: String, format: 'date-time', description };
  const zoned = Matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-5]):?\d\d)$/i, {
    message: '$property must be a time with its zone, such as 2026-05-01T09:00:00Z',
  });
  return all(presence, docs, IsString(), IsISO8601({ strict: true }), zoned);
}

/** A day of the calendar: `2026-05-01`. */
export function Day(description: string, presence: Presence = 'required'): PropertyDecorator {
  const docs = { type: String, format: 'date', description, example: '2026-05-01' };
  const day = Matches(/^\d{4}-\d\d-\d\d$/, { message: '$property must be a day, such as 2026-05-01' });
  return all(presence, docs, IsString(), IsISO8601({ strict: true }), day);
}

/** A currency by its ISO 4217 code. */
export function Currency(description: string, presence: Presence = 'required'): PropertyDecorator {
  const docs = { type: String, description, pattern: '^[A-Z]{3}$', example: 'USD' };
  const capitals = Matches(/^[A-Z]{3}$/, { message: '$property must be three capital letters, such as USD' });
  return all(presence, docs, IsString(), capitals, IsISO4217CurrencyCode());
}

/** An http or https address, at most 2,000 characters. */
export function WebAddress(description: string, presence: Presence = 'required'): PropertyDecorator {
  const docs = { type: String, format: 'uri', description, maxLength: 2000 };
  const web = IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false });
  return all(presence, docs, trimmed, IsString(), MaxLength(2000), oneLine, web);
}

/** Where mail is handed over and how to sign in there, at most 2,000 characters. */
export function RelayAddress(description: string, presence: Presence = 'required'): PropertyDecorator {
  const example = 'smtps://user:password@relay.example:465';
  const docs = { type: String, format: 'uri', description, maxLength: 2000, pattern: '^smtps?://', example };
  const smtp = IsUrl({ protocols: ['smtp', 'smtps'], require_protocol: true, require_tld: false });
  return all(presence, docs, trimmed, IsString(), MaxLength(2000), oneLine, smtp);
}

/** A domain that receives mail; trimmed, in small letters. */
export function MailDomain(description: string, presence: Presence = 'required'): PropertyDecorator {
  const small = Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.trim().toLowerCase() : value,
  );
  const docs = { type: String, format: 'hostname', description, maxLength: 253, example: 'example.com' };
  return all(presence, docs, small, IsString(), MaxLength(253), IsFQDN());
}

const commaList = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value));

/** A comma list in a query string, each part one of `words`; becomes a list. */
export function QueryWords<T extends string>(words: readonly T[], description: string): PropertyDecorator {
  const docs = { enum: [...words], isArray: true, description, style: 'form', explode: false } as ApiPropertyOptions;
  return all(
    'optional',
    docs,
    commaList,
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(50),
    IsIn([...words], { each: true }),
  );
}

/** A comma list of ids in a query string. */
export function QueryIds(description: string): PropertyDecorator {
  const docs = {
    type: String,
    format: 'uuid',
    isArray: true,
    description,
    style: 'form',
    explode: false,
  } as ApiPropertyOptions;
  return all('optional', docs, commaList, IsArray(), ArrayMinSize(1), ArrayMaxSize(200), IsUUID('all', { each: true }));
}

/** `true` or `false` in a query string (or a boolean in a JSON filter). */
export function QueryFlag(description: string): PropertyDecorator {
  const read = Transform(({ value }: { value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  );
  return all('optional', { type: Boolean, description }, read, IsBoolean());
}

/** How many items a page of a list holds: 1 to 200, 50 where left out. */
export function Limit(): PropertyDecorator {
  const read = Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value,
  );
  const docs = { type: 'integer', minimum: 1, maximum: 200, default: 50, description: 'How many items at the most.' };
  return all('optional', docs as ApiPropertyOptions, read, IsInt(), Min(1), Max(200));
}

/** Where a list goes on: `nextCursor` of the page before. */
export function Cursor(): PropertyDecorator {
  const docs = { type: String, description: 'Where to go on: `nextCursor` of the page before.' };
  return all('optional', docs, IsString(), MaxLength(2000));
}

/** A field of an answer: described, never validated. */
export function Answer(description: string, docs: ApiPropertyOptions = {}): PropertyDecorator {
  return ApiProperty({ description, ...docs });
}

/** A text of an answer that may be null. */
export function AnswerOrNull(description: string, docs: ApiPropertyOptions = { type: String }): PropertyDecorator {
  return ApiProperty({ description, nullable: true, ...docs });
}
