import { applyDecorators, SetMetadata } from '@nestjs/common';
import type { Request } from 'express';
import type { LimitName } from './limit';

export const LIMITED = 'gateway:limited';

/** A limit on the thing that a request is about, beside the general one. */
export interface Limited {
  name: LimitName;
  /** The thing; undefined where the request names none, as when a field is missing. */
  by: (request: Request) => string | undefined;
  /** `requests`: each counts. `failures`: the handler counts those that fail. */
  counts: 'requests' | 'failures';
}

/** Limits on the thing itself; each is checked before the body is looked at. */
export const LimitedBy = (...limited: Limited[]): MethodDecorator => applyDecorators(SetMetadata(LIMITED, limited));
