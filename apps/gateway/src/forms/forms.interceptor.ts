// A page without JavaScript posts a form. It gets the next page where a program gets JSON; its errors are pages too (page.filter.ts).
import { applyDecorators, Injectable, SetMetadata } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { map, type Observable } from 'rxjs';

const LEADS_TO = 'gateway:form-leads-to';

/** Where a browser goes on after its form was taken. */
export const FormLeadsTo = (path: string): MethodDecorator => applyDecorators(SetMetadata(LEADS_TO, path));

/** Whether a page's form was posted. */
export function isForm(request: Request): boolean {
  return request.method === 'POST' && Boolean(request.is('application/x-www-form-urlencoded'));
}

@Injectable()
export class FormsInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const path = this.reflector.get<string | undefined>(LEADS_TO, context.getHandler());
    if (path === undefined || !isForm(request)) return next.handle();
    request.body = fieldsOf(request.body as Record<string, unknown>);
    return next.handle().pipe(map(() => new Response(null, { status: 303, headers: { location: path } })));
  }
}

/** A form knows texts only: its ticked box is the API's `true`. */
function fieldsOf(form: Record<string, unknown>): Record<string, unknown> {
  const { confirm, ...fields } = form;
  return confirm === undefined ? fields : { ...fields, confirm: confirm === 'true' ? true : confirm };
}
