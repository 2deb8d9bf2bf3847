// The OpenAPI document, made from the code that answers: routes, classes, policies, refusals. What it says is what is enforced.
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { NextFunction, Request, Response } from 'express';
import { cookieName } from '../access/cookies';
import { components } from './components';
import { completeOperation } from './openapi.operation';
import { completeSchemas } from './openapi.schemas';
import { FieldErrorView, ProblemView } from '@portico/contracts/problem-view';

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
const about = `Every error is \`application/problem+json\` with a stable \`code\`. Lists take \`limit\` and \`cursor\`. Times are UTC, ids UUIDv7.
Unknown fields and parameters are a 422. HEAD answers as GET does.`;

/** The document of an app. */
export function documentOf(app: NestExpressApplication, publicUrl: string): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Portico')
    .setDescription(about)
    .setVersion('1')
    .addServer(publicUrl)
    .addSecurity('apiKey', { type: 'http', scheme: 'bearer', description: 'An API key.' })
    .addCookieAuth(
      cookieName('staff', publicUrl),
      { type: 'apiKey', in: 'cookie', description: 'Staff, signed in.' },
      'staffSession',
    )
    .addCookieAuth(
      cookieName('portal', publicUrl),
      { type: 'apiKey', in: 'cookie', description: 'A resident.' },
      'portalSession',
    );
  const document = SwaggerModule.createDocument(app, builder.build(), {
    extraModels: [ProblemView, FieldErrorView],
    operationIdFactory: (controller, method) => `${firstLower(controller.replace(/Controller$/, ''))}_${method}`,
  });
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of methods) if (item[method]) completeOperation(item[method], method, path);
  }
  completeSchemas(document);
  document.components = { ...document.components, ...components } as OpenAPIObject['components'];
  return document;
}

/** Serves the document at /api/openapi.json and its page at /api/docs. Anyone may read them; no asset comes from elsewhere. */
export function serveDocument(app: NestExpressApplication, publicUrl: string): void {
  app.use('/api/docs', docsPolicy);
  SwaggerModule.setup('api/docs', app, () => documentOf(app, publicUrl), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Portico API',
    customCss: '.swagger-ui .topbar { display: none }',
    swaggerOptions: { validatorUrl: null, persistAuthorization: false, docExpansion: 'none', tagsSorter: 'alpha' },
  });
}

/** The page of Swagger UI sets styles of its own. */
function docsPolicy(_request: Request, response: Response, next: NextFunction): void {
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'";
  response.set('Content-Security-Policy', `${policy}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`);
  next();
}

function firstLower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
