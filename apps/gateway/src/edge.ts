// What the public edge has in front of its handlers beside what every service has (platform/http.ts).
import type { NestExpressApplication } from '@nestjs/platform-express';
import cookieParser from 'cookie-parser';
import type { NextFunction, Request, Response } from 'express';
import { isSecure } from './access/cookies';
import { ReadBodyInterceptor } from './bodies/read-body.interceptor';
import { GatewayConfig } from './config';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor';
import { LimitsInterceptor } from './limits/limits.interceptor';
import { serveDocument } from './openapi/openapi.document';
import { serveWebApps } from './web/web-apps.middleware';

/**
 * Order matters. The platform's interceptor has told 413 and 415; then files and bytes are read (413, 400, 422), a repeated request is
 * answered from what is kept, and only what really runs is counted.
 */
export function configureEdge(app: NestExpressApplication): void {
  const config = app.get(GatewayConfig);
  app.set('trust proxy', config.trustedProxies);
  app.use(cookieParser());
  app.use(protectiveHeaders(isSecure(config.publicUrl)));
  app.useGlobalInterceptors(app.get(ReadBodyInterceptor), app.get(IdempotencyInterceptor), app.get(LimitsInterceptor));
  serveDocument(app, config.publicUrl);
  serveWebApps(app, config.webDir);
}

/** For every answer; pages say more precisely what they need. */
function protectiveHeaders(secure: boolean) {
  return (_request: Request, response: Response, next: NextFunction): void => {
    response.set({
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
      ...(secure ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
    });
    next();
  };
}
