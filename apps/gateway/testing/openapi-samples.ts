// Valid requests made from the OpenAPI document alone: where one is refused, the document is not true.
import { ids } from './stub-services';

export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  minLength?: number;
  minimum?: number;
  anyOf?: Schema[];
  allOf?: Schema[];
  pattern?: string;
  example?: unknown;
}

export interface Operation {
  name: string;
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: string;
  security: Record<string, string[]>[];
  parameters: { name: string; in: string; required?: boolean; $ref?: string }[];
  body: { mediaType: string; schema: Schema } | null;
  /** Problem codes by status, as the descriptions tell them. */
  refusals: Record<string, string[]>;
  success: number;
}

interface Document {
  paths: Record<string, Record<string, RawOperation>>;
  components: { schemas: Record<string, Schema> };
}

interface RawOperation {
  security: Record<string, string[]>[];
  parameters: Operation['parameters'];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string }>;
}

/** All operations of a document. */
export function operationsOf(document: Document): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, raw]) => operationOf(path, method as Operation['method'], raw)),
  );
}

function operationOf(path: string, method: Operation['method'], raw: RawOperation): Operation {
  const [body] = Object.entries(raw.requestBody?.content ?? {});
  const refused = Object.entries(raw.responses).filter(([status]) => Number(status) >= 400);
  return {
    name: `${method.toUpperCase()} ${path}`,
    method,
    path,
    security: raw.security,
    parameters: raw.parameters,
    body: body ? { mediaType: body[0], schema: body[1].schema } : null,
    refusals: Object.fromEntries(refused.map(([status, { description }]) => [status, codesIn(description)])),
    success: Number(Object.keys(raw.responses).find((status) => Number(status) < 300)),
  };
}

function codesIn(description: string): string[] {
  return [...description.matchAll(/^`([\w.]+)`:/gm)].map((match) => match[1] as string);
}

/** The path with an id in the place of each parameter. */
export function pathWith(operation: Operation, id: string = ids.thing): string {
  return operation.path.replace('{id}', id).replace(/\{\w+\}/g, ids.thing);
}

/** A value that the schema allows, with the required fields alone. */
export function sampleOf(schema: Schema, document: Document): unknown {
  if (schema.$ref)
    return sampleOf(document.components.schemas[schema.$ref.split('/').at(-1) as string] as Schema, document);
  const [first] = schema.allOf ?? schema.anyOf ?? [];
  if (first && !schema.properties) return sampleOf(first, document);
  if (schema.enum) return schema.enum[0];
  const type = (Array.isArray(schema.type) ? schema.type[0] : schema.type) ?? 'object';
  switch (type) {
    case 'array':
      return Array.from({ length: schema.minItems ?? 1 }, () => sampleOf(schema.items as Schema, document));
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'string':
      return sampleText(schema);
    default:
      return Object.fromEntries(
        [...(schema.required ?? []), ...(first?.required ?? [])].map((name) => [
          name,
          sampleOf(schema.properties?.[name] as Schema, document),
        ]),
      );
  }
}

function sampleText({ format, minLength = 1, pattern, example }: Schema): string {
  if (pattern) return String(example);
  const samples: Record<string, string> = {
    uuid: ids.thing,
    email: 'ada@example.com',
    uri: 'https://example.com/',
    date: '2099-01-01',
    'date-time': '2099-01-01T00:00:00Z',
  };
  return samples[format ?? ''] ?? 'plum carburetor ox'.padEnd(minLength, '!');
}
