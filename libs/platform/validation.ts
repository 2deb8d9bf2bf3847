// One way to refuse a wrong body or query: 422 with every field, its code and a sentence. Unknown fields are refused too.
import { Injectable, ValidationPipe } from '@nestjs/common';
import type { ArgumentMetadata } from '@nestjs/common';
import { Problem, wrongField } from '@portico/contracts/problems';
import type { FieldError } from '@portico/contracts/problems';
import type { ValidationError } from 'class-validator';
import { unreadableFields } from './unreadable-text';

/** The pipe that every app puts before its handlers. No implicit conversion: a DTO says with `@Type` or `@Transform` what to convert. */
export function validationPipe(): ValidationPipe {
  return new ProblemValidationPipe();
}

/** The wrong fields as a flat list, with paths such as `updates[3].email`. */
export function fieldErrors(errors: readonly ValidationError[], path = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = joined(path, error.property);
    return [...ownError(error, field), ...fieldErrors(error.children ?? [], field)];
  });
}

function joined(path: string, name: string): string {
  if (/^\d+$/.test(name)) return `${path}[${name}]`;
  return path ? `${path}.${name}` : name;
}

@Injectable()
class ProblemValidationPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      transform: true,
      exceptionFactory: (errors) => refusal(fieldErrors(errors)),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const given = metadata.type === 'body' && value === undefined ? {} : value;
    if (metadata.type === 'custom') return given;
    const unreadable = unreadableFields(given, typeof given === 'string' ? (metadata.data ?? '') : '');
    if (unreadable.length > 0)
      throw metadata.type === 'param' ? new Problem('resource.not_found') : refusal(unreadable);
    if (!this.toValidate(metadata)) return given;
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
      throw wrongField('', 'body.object_required', 'The body must be a JSON object.');
    }
    return super.transform(given, metadata);
  }
}

function refusal(errors: FieldError[]): Problem {
  return new Problem('validation.failed', errors.map((error) => error.message).join(' '), { errors });
}

/** One error a field: a value that is missing is said to be missing; else a rule with a code of its own comes first. */
function ownError(error: ValidationError, field: string): FieldError[] {
  const rules = Object.entries(error.constraints ?? {});
  const rule = rules.find(([name]) => ownCode(error, name)) ?? rules[0];
  if (!rule) return [];
  const [name, sentence] = rule;
  if (name === 'whitelistValidation') return [{ field, code: 'field.unknown', message: `There is no field ${field}.` }];
  const missing = error.value === undefined || error.value === null;
  if (missing) return [{ field, code: 'field.required', message: `${field} is required.` }];
  return [{ field, code: ownCode(error, name) ?? codeOf(name), message: asSentence(sentence) }];
}

/** What a decorator's `context: { code }` says. */
function ownCode(error: ValidationError, rule: string): string | undefined {
  return (error.contexts?.[rule] as { code?: string } | undefined)?.code;
}

function codeOf(rule: string): string {
  if (rule === 'isEmail') return 'email.invalid';
  return `field.${rule.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
