// Text that PostgreSQL cannot store, NUL and halves of surrogate pairs, is the client's mistake and must not end as a 500.
import type { FieldError } from '@portico/contracts/problems';

/** The fields (and field names) of a parsed body or query that hold such text. */
export function unreadableFields(value: unknown, field = ''): FieldError[] {
  if (typeof value === 'string') return isReadable(value) ? [] : [unreadable(field)];
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return [];
  if (Array.isArray(value)) return value.flatMap((item, i) => unreadableFields(item, `${field}[${i}]`));
  return Object.entries(value).flatMap(([name, item]) => {
    return isReadable(name) ? unreadableFields(item, field ? `${field}.${name}` : name) : [unreadable(field)];
  });
}

function isReadable(text: string): boolean {
  return !text.includes('\0') && !/[\uD800-\uDFFF]/u.test(text);
}

function unreadable(field: string): FieldError {
  return { field, code: 'field.unreadable_text', message: `${field || 'A field'} holds characters that are no text.` };
}
