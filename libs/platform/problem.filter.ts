import { Catch, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Problem } from '@portico/contracts/problems';
import type { Request, Response } from 'express';
import { orMethodNotAllowed } from './method-not-allowed';
import { problemOf } from './problem-of';
import { REQUEST_ID_HEADER } from './request-id';
import { throwAwayRest } from './unread-rest';

/** Answers every error as `application/problem+json` (RFC 9457) with a stable code; shows no internals and logs what is our fault. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = orMethodNotAllowed(problemOf(error), request, response);
    const failed = `${request.method} ${request.path} ended as ${problem.code}`;
    if (problem.code === 'internal') this.logger.error({ msg: failed, err: error });
    else if (problem.status >= 500) this.logger.warn({ msg: failed, err: (error as Error).cause });
    // An answer that has begun cannot become another one: break it off, so that the client sees it is not whole.
    if (response.headersSent) response.destroy();
    else {
      throwAwayRest(request, response);
      answer(response, problem);
    }
  }
}

function answer(response: Response, problem: Problem): void {
  if (problem.retryAfterSeconds !== undefined)
    response.set('Retry-After', String(Math.ceil(problem.retryAfterSeconds)));
  response.status(problem.status).type('application/problem+json');
  response.send(
    JSON.stringify({
      type: `urn:portico:problem:${problem.code}`,
      title: problem.title,
      status: problem.status,
      detail: problem.detail ?? problem.title,
      code: problem.code,
      errors: problem.errors,
      requestId: response.getHeader(REQUEST_ID_HEADER),
    }),
  );
}
