// What a route does, answers and refuses, said once where the route is.
import { applyDecorators, HttpCode } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { ApiExtension, ApiOperation, ApiProduces, ApiResponse } from '@nestjs/swagger';
import type { ProblemCode } from '@portico/contracts/problems';

/** Where the codes travel into the document, whose maker takes them out again. */
export const REFUSES_EXTENSION = 'x-refuses';

/** One sentence, and more where one is not enough. */
export const Does = (summary: string, description?: string): MethodDecorator => ApiOperation({ summary, description });

/** The answer of a success; `type` null: there is no body. */
export const Answers = (status: number, type: Type<unknown> | null, description: string): MethodDecorator =>
  applyDecorators(HttpCode(status), ApiResponse({ status, description, ...(type ? { type } : {}) }));

/** An answer that is no JSON. */
export const AnswersText = (mediaType: string, description: string): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    ApiProduces(mediaType),
    ApiResponse({ status: 200, description, content: { [mediaType]: { schema: { type: 'string' } } } }),
  );

/** An answer that is a file, of whatever type it is. */
export const AnswersFile = (description: string): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    ApiResponse({ status: 200, description, content: { '*/*': { schema: { type: 'string', format: 'binary' } } } }),
  );

/** Refusals of this route beside those that follow from its policy and its method. */
export const Refuses = (...codes: ProblemCode[]): MethodDecorator => ApiExtension(REFUSES_EXTENSION, codes);
