// What a handler takes where it is not JSON. What is said here is documented and enforced alike.
import { applyDecorators, SetMetadata } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { ProblemCode } from '@portico/contracts/problems';

export const FILE = 'gateway:file';
export const RAW = 'gateway:raw';

export interface FileRule {
  maxBytes: number;
  /** The refusal of a larger file, a 413. */
  tooLarge: ProblemCode;
  /** The form's other fields. */
  fields: readonly string[];
}

export interface RawRule {
  maxBytes: number;
}

/** One multipart form with one `file`, described by `form`. */
export const TakesFile = (form: Type<unknown>, rule: FileRule): MethodDecorator =>
  applyDecorators(SetMetadata(FILE, rule), ApiConsumes('multipart/form-data'), ApiBody({ type: form }));

/** Bytes of one media type; the handler takes them with `@RawBody()`. */
export const TakesRaw = (mediaType: string, rule: RawRule, description: string): MethodDecorator =>
  applyDecorators(
    SetMetadata(RAW, rule),
    ApiConsumes(mediaType),
    ApiBody({ schema: { type: 'string', format: 'binary' }, description }),
  );

/** JSON, or the same fields as a page's form sends them; a form is answered with a page. */
export const TakesForm = (): MethodDecorator => ApiConsumes('application/json', 'application/x-www-form-urlencoded');
