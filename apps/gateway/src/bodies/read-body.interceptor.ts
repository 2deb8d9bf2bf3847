// Reads what the JSON parser does not, and refuses what a handler does not ask for. Behind the guards, so that strangers upload nothing.
import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { ROUTE_ARGS_METADATA, RouteParamtypes } from '@nestjs/common/internal';
import { Reflector } from '@nestjs/core';
import type { SizeLimit } from '@portico/contracts/limits';
import { Problem, wrongField } from '@portico/contracts/problems';
import { readBody } from '@portico/platform/raw-body';
import type { Request, Response } from 'express';
import { finalize, type Observable } from 'rxjs';
import { isOperations, policyOf } from '../access/policy.check';
import { FIELDS, FILE, RAW } from './body.decorators';
import type { FileRule } from './body.decorators';
import { readFields } from './form-fields.reader';
import { passedOver } from './passed-over';
import { readForm } from './multipart.reader';
import { rememberUpload } from './upload.decorators';
import type { Upload } from './upload.decorators';
import { discard } from './upload-file.store';

@Injectable()
export class ReadBodyInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    if (isOperations(context.getClass())) return next.handle();
    const request = context.switchToHttp().getRequest<Request>();
    const policy = policyOf(context.getClass(), context.getHandler());
    const file = this.reflector.get<FileRule | undefined>(FILE, context.getHandler());
    if (file && (file.field === 'file' || request.is('multipart/form-data'))) {
      // The address, before anything is uploaded; `withForm` looks at the fields once they are there.
      refuseUnasked(context, request);
      return this.withForm(context, request, file, next);
    }
    const raw = this.reflector.get<SizeLimit | undefined>(RAW, context.getHandler());
    if (raw) request.body = await readBody(request, raw);
    const fields = this.reflector.get<SizeLimit | undefined>(FIELDS, context.getHandler());
    if (fields && request.is('multipart/form-data')) request.body = await readFields(request, fields);
    if (policy.who !== 'anyone' || !policy.page) refuseUnasked(context, request);
    return next.handle();
  }

  private async withForm(
    context: ExecutionContext,
    request: Request,
    rule: FileRule,
    next: CallHandler,
  ): Promise<Observable<unknown>> {
    if (!request.is('multipart/form-data')) throw wrongField('file', 'field.required', 'file is required.');
    const upload = await readForm(request, context.switchToHttp().getResponse<Response>(), rule);
    const discardAll = () => upload.files.forEach(({ path }) => void discard(path));
    rememberUpload(request, upload);
    request.body = rule.field === 'photos' ? filled(upload.fields) : upload.fields;
    try {
      refuseUnasked(context, request);
    } catch (error) {
      discardAll();
      throw error;
    }
    return next.handle().pipe(finalize(discardAll));
  }
}

/** A page, and only pages send photos, sends the fields of its form that were not filled in as empty texts: they count as left out. */
function filled(fields: Upload['fields']): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

/** An unknown field or parameter is a 422 also where none at all is asked for. Where some are, their class refuses the others. */
function refuseUnasked(context: ExecutionContext, request: Request): void {
  const asked = Object.keys(argumentsOf(context)).map((key) => Number(key.split(':')[0]) as RouteParamtypes);
  const unasked = [
    ...(asked.includes(RouteParamtypes.QUERY) ? [] : Object.keys(request.query)),
    ...(asked.includes(RouteParamtypes.BODY) ? passedOver(request.body) : fieldsOf(request.body)),
  ];
  if (unasked.length === 0) return;
  const errors = unasked.map((field) => ({ field, code: 'field.unknown', message: `There is no field ${field}.` }));
  throw new Problem('validation.failed', errors.map((error) => error.message).join(' '), { errors });
}

function argumentsOf(context: ExecutionContext): object {
  const name = context.getHandler().name;
  return (Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), name) as object | undefined) ?? {};
}

function fieldsOf(body: unknown): string[] {
  if (body === undefined || body === null || Buffer.isBuffer(body)) return [];
  return typeof body === 'object' && !Array.isArray(body) ? Object.keys(body) : ['body'];
}
