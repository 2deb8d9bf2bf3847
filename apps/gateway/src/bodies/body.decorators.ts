// What a handler takes where it is not JSON. What is said here is documented and enforced alike.
import { applyDecorators, SetMetadata } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { fieldsLimit, type SizeLimit } from '@portico/contracts/limits';
import { TakesBody, TakesBytes } from '@portico/platform/raw-body';

export const FILE = 'gateway:file';
export const RAW = 'gateway:raw';
export const FIELDS = 'gateway:fields';
/** What a form holds beside the file: borders, headers and the other fields. */
const AROUND_THE_FILE = 1024 * 1024;

/** How large each file may be. */
export interface FileRule extends SizeLimit {
  /** The field of the files. */
  field: 'file' | 'photos';
  /** How many there may be; `file` stands for one that must be there. */
  maxFiles: number;
}

/** One multipart form with one `file`, described by `form`; the handler takes it with `@FormFile()`, its other fields with `@Body()`. */
export const TakesFile = (form: Type<unknown>, limit: SizeLimit): MethodDecorator =>
  takesForm(form, { ...limit, field: 'file', maxFiles: 1 });

/** JSON, or a multipart form of the same fields with some `photos`, described by `form`; the handler takes them with `@Photos()`. */
export const TakesPhotos = (form: Type<unknown>, limit: SizeLimit & { maxFiles: number }): MethodDecorator =>
  applyDecorators(takesForm(form, { ...limit, field: 'photos' }), ApiConsumes('application/json'));

function takesForm(form: Type<unknown>, rule: FileRule): MethodDecorator {
  const maxBytes = rule.maxFiles * rule.maxBytes + AROUND_THE_FILE;
  return applyDecorators(
    SetMetadata(FILE, rule),
    TakesBody('multipart/form-data', { ...rule, maxBytes }),
    ApiBody({ type: form }),
  );
}

/** Bytes of these media types; the handler takes them with `@Bytes()`. */
export const TakesRaw = (mediaTypes: readonly string[], limit: SizeLimit, description: string): MethodDecorator =>
  applyDecorators(
    SetMetadata(RAW, limit),
    TakesBytes(mediaTypes, limit),
    ApiBody({ schema: { type: 'string', format: 'binary' }, description }),
  );

/** JSON, or the same fields as a page's form sends them; a form is answered with a page. */
export const TakesForm = (): MethodDecorator => ApiConsumes('application/json', 'application/x-www-form-urlencoded');

/** The few fields of a form without files, in either of the ways in which browsers and mail programs send forms. */
export const TakesFields = (): MethodDecorator =>
  applyDecorators(
    SetMetadata(FIELDS, fieldsLimit),
    TakesBody('multipart/form-data', fieldsLimit),
    ApiConsumes('application/x-www-form-urlencoded'),
  );
