import type { MessagePurpose } from '@portico/contracts/messages';
import { Problem } from '@portico/contracts/problems';
import type { Written } from '@portico/mail/defaults';
import { misplacedFields, type MessagePart } from '@portico/mail/merge-fields';

const parts: readonly MessagePart[] = ['subject', 'body'];

/** 422 that names each field in braces which cannot stand where it does. */
export function refuseMisplacedFields(text: Partial<Written>, purpose: MessagePurpose): void {
  const errors = parts.flatMap((part) => misplacedFields(text[part] ?? '', purpose, { part }));
  if (errors.length > 0) throw new Problem('validation.failed', errors[0]!.message, { errors });
}
