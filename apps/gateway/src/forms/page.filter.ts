import { Catch, Injectable, Logger } from '@nestjs/common';
import type { ArgumentsHost } from '@nestjs/common';
import type { Problem } from '@portico/contracts/problems';
import { ProblemFilter } from '@portico/platform/problem.filter';
import { problemOf } from '@portico/platform/problem-of';
import type { Request, Response } from 'express';
import { isForm } from './forms.interceptor';
import type { PageAnswer } from './page-answer';

/** Which page tells a person what a problem means. The filter stands before the pages are known: they implement it. */
export abstract class TroublePages {
  abstract pageFor(problem: Problem, request: Request): Promise<PageAnswer> | PageAnswer;
}

/** A person who looks at a page or has posted its form is told in a page what went wrong; programs get the problem. */
@Catch()
@Injectable()
export class PageFilter extends ProblemFilter {
  private readonly log = new Logger(PageFilter.name);

  constructor(private readonly trouble: TroublePages) {
    super();
  }

  override catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const isPage = isForm(request) || !request.path.startsWith('/api/');
    if (!isPage || response.headersSent) return this.tellProgram(error, host);
    const problem = problemOf(error);
    if (problem.status >= 500) this.log.error({ msg: `${request.path} ended as ${problem.code}`, err: error });
    Promise.resolve(this.trouble.pageFor(problem, request)).then(
      (page) => {
        if (problem.retryAfterSeconds !== undefined) response.set('Retry-After', String(problem.retryAfterSeconds));
        response.status(page.status).set(page.headers).send(page.body);
      },
      (worse: unknown) => this.tellProgram(worse, host),
    );
  }
  private tellProgram(error: unknown, host: ArgumentsHost): void {
    // oxlint-disable-next-line promise/valid-params -- no promise: Nest's filters have a method of this name
    super.catch(error, host);
  }
}
