// What every HTTP app of ours has in front of its handlers, in tests and in earnest alike.
import type { NestExpressApplication } from '@nestjs/platform-express';
import { jsonLimit } from '@portico/contracts/limits';
import type { Logger } from 'pino';
import { BodyInterceptor, keepBodyError, seeJson } from './body.interceptor';
import { requestLog } from './logging';
import { ProblemFilter } from './problem.filter';
import { requestId } from './request-id';
import { validationPipe } from './validation';

/** Not strict: JSON that is no object is read, and then refused as of the wrong shape (422) instead of as malformed (400). */
const JSON_BODY = {
  limit: jsonLimit.maxBytes,
  strict: false,
  type: ['application/json', 'application/*+json'],
  verify: seeJson,
};

/**
 * Prepares an app that was created with `bodyParser: false`: request id, body limits, validation and problems.
 * A handler takes JSON; one that takes something else says so with `@TakesBody(…)` or `@ApiConsumes(…)`, anything else is a 415.
 */
export function configureHttp(app: NestExpressApplication, logger?: Logger): void {
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('etag', false);
  app.use(requestId);
  if (logger) app.use(requestLog(logger));
  app.useBodyParser('json', JSON_BODY);
  app.useBodyParser('urlencoded', { limit: jsonLimit.maxBytes, extended: false });
  app.use(keepBodyError);
  app.useGlobalInterceptors(new BodyInterceptor());
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter());
  // Longer than the clients keep an idle connection (4 s), so that none is closed under a request on its way.
  app.getHttpServer().keepAliveTimeout = 65_000;
}
