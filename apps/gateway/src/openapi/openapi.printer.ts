// `node main.js openapi`: the document on its own, for those who generate a client. Nothing has to run for it.
import { NestFactory } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { documentOf } from './openapi.document';

/** The document of the app's routes. Nest looks at the classes only: no setting is read, no database opened. */
export async function documentAtRest(
  rootModule: Type<unknown>,
  publicUrl = 'http://localhost:3000',
): Promise<OpenAPIObject> {
  const app = await NestFactory.create<NestExpressApplication>(rootModule, { preview: true, logger: false });
  return documentOf(app, publicUrl);
}

/** Writes it to the standard output as JSON. */
export async function printDocument(rootModule: Type<unknown>): Promise<void> {
  process.stdout.write(`${JSON.stringify(await documentAtRest(rootModule), null, 2)}\n`);
}
