// What a thrown thing means to the client. Only what is known to be the client's mistake is told; the rest is `internal`.
import { HttpException } from '@nestjs/common';
import { Problem } from '@portico/contracts/problems';
import type { ProblemCode } from '@portico/contracts/problems';

const codeByStatus: Record<number, ProblemCode> = {
  401: 'auth.required',
  403: 'auth.forbidden',
  404: 'route.not_found',
  405: 'method.not_allowed',
  413: 'request.too_large',
  415: 'request.unsupported_type',
  422: 'validation.failed',
  429: 'rate.limited',
  503: 'service.unavailable',
};

/** Nest's ParseUUIDPipe says this; an id in a path that is no UUID is an unknown thing, not a malformed request. */
const NO_UUID = 'Validation failed (uuid is expected)';

/** Turns anything thrown into a Problem. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HttpException) return ofHttpException(error);
  const { status } = (error ?? {}) as { status?: unknown };
  // Express and its body parsers mark the client's mistakes with a status below 500.
  if (typeof status === 'number' && status >= 400 && status < 500) return ofStatus(status);
  return new Problem('internal');
}

function ofHttpException(error: HttpException): Problem {
  if (error.message === NO_UUID) return new Problem('resource.not_found');
  const status = error.getStatus();
  if (status >= 500 && status !== 503) return new Problem('internal');
  return status === 400 ? new Problem('request.malformed', error.message) : ofStatus(status);
}

function ofStatus(status: number): Problem {
  return new Problem(codeByStatus[status] ?? 'request.malformed');
}
