// A form with a file, once it has been read: the file lies in the machine's folder for temporary files until the answer is sent.
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

export interface StoredFile {
  filename: string;
  path: string;
  size: number;
}

export interface Upload {
  /** In the order of the form. */
  files: readonly StoredFile[];
  fields: Readonly<Record<string, string>>;
  /** Tells one upload from another by its parts: names, values, and what is in the files. */
  print: unknown;
}

const uploads = new WeakMap<Request, Upload>();

export function rememberUpload(request: Request, upload: Upload): void {
  uploads.set(request, upload);
}

export function uploadOf(request: Request): Upload | undefined {
  return uploads.get(request);
}

/** The file of a route with `@TakesFile`. */
export const FormFile = createParamDecorator((_: unknown, context: ExecutionContext): StoredFile => {
  const { files } = uploads.get(context.switchToHttp().getRequest<Request>()) as Upload;
  return files[0] as StoredFile;
});

/** The photos of a route with `@TakesPhotos`; none where the body came as JSON. */
export const Photos = createParamDecorator((_: unknown, context: ExecutionContext): readonly StoredFile[] => {
  return uploads.get(context.switchToHttp().getRequest<Request>())?.files ?? [];
});

/** The bytes of a route with `@TakesRaw`. */
export const Bytes = createParamDecorator((_: unknown, context: ExecutionContext): Buffer => {
  return context.switchToHttp().getRequest<Request>().body as Buffer;
});
