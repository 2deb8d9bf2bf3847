// The files of the built web apps, and the dashboard's page. The portal's page is for those who are signed in: src/pages opens it.
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import staticGzip from 'express-static-gzip';
import { webPage } from './web-page.reader';

/** Addresses of others; every other one that a person opens is the dashboard's, which knows its own 404. */
const OTHERS = /^\/(api|assets|guide|portal|set-password|health|metrics)(\/|$)/;
/** The assets carry a hash in their names. */
const FOREVER = 'public, max-age=31536000, immutable';

/** Serves what was built into `webDir`. */
export function serveWebApps(app: NestExpressApplication, webDir: string): void {
  app.use('/assets', assetsOf(join(webDir, 'dashboard')));
  app.use('/portal/assets', assetsOf(join(webDir, 'portal')));
  app.use(/^\/(?:favicon\.ico|portal\/favicon\.svg)$/, faviconOf(join(webDir, 'portal')));
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!isDashboard(request)) return next();
    webPage(webDir, 'dashboard').then((page) => response.set(page.headers).send(page.body), next);
  });
}

/** Compressed at the build, where the browser takes it so. */
function assetsOf(folder: string): ReturnType<typeof staticGzip> {
  return staticGzip(join(folder, 'assets'), {
    index: false,
    enableBrotli: true,
    orderPreference: ['br', 'gz'],
    serveStatic: {
      index: false,
      redirect: false,
      setHeaders: (response) => void response.setHeader('Cache-Control', FOREVER),
    },
  });
}

/** The one picture for every tab that names none of its own: of plain pages, of files, of the API's description. */
function faviconOf(folder: string) {
  return (_request: Request, response: Response, next: NextFunction): void => {
    const headers = { 'Cache-Control': 'public, max-age=86400' };
    response.sendFile('favicon.svg', { root: folder, headers }, (error) => error && next());
  };
}

/** A person's browser asks for a page of ours: programs never name HTML, and what has an ending is a file. */
function isDashboard({ method, path, headers }: Request): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  return !!headers.accept?.includes('text/html') && !OTHERS.test(path) && !/\.\w+$/.test(path);
}
