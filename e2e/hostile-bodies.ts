// Makes hostile requests out of the OpenAPI document: every unsafe route, every field of its body, every hostile value.
import { hostileFiles, hostileMails, hostileNames, hostileTexts, hostileValues, oddTypes } from './hostile-values';

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
  anyOf?: Schema[];
  allOf?: Schema[];
}

interface Operation {
  requestBody?: { content: Record<string, { schema: Schema }> };
}

export interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

export interface HostileRequest {
  method: string;
  /** As in the document, ids not filled in. */
  path: string;
  type: string;
  body: string | FormData;
}

/** Of a route with many fields not every value in every field: which ones stays the same. */
const MOST_OF_A_ROUTE = 100;

/** The requests, in an order of their own: neighbours are of different routes. */
export function hostileRequests(document: OpenApi): HostileRequest[] {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => method !== 'get')
      .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  const all = operations.flatMap(({ method, path, operation }) =>
    shuffled(bodiesOf(operation, document))
      .slice(0, MOST_OF_A_ROUTE)
      .map((body) => ({ method, path, ...body })),
  );
  return shuffled(all);
}

type Sent = Pick<HostileRequest, 'type' | 'body'>;

function bodiesOf(operation: Operation, document: OpenApi): Sent[] {
  const [[type, { schema }] = ['', { schema: {} }]] = Object.entries(operation.requestBody?.content ?? {});
  const odd = oddTypes.map((oddType, i): Sent => ({ type: oddType, body: hostileTexts[i % hostileTexts.length]! }));
  if (type === 'multipart/form-data') return [...odd, ...forms()];
  if (type === 'message/rfc822') return [...odd, ...hostileMails.map((body) => ({ type, body }))];
  return [
    ...odd,
    ...hostileTexts.map((body) => ({ type: 'application/json', body })),
    ...wrongFields(schema, document).map((body) => ({ type: 'application/json', body: JSON.stringify(body) })),
  ];
}

/** The body as it should be, but for one field; fields of objects in it too. */
function wrongFields(schema: Schema, document: OpenApi): object[] {
  const known = resolved(schema, document);
  const base = sampleOf(known, document) as Record<string, unknown>;
  return Object.entries(known.properties ?? {}).flatMap(([field, fieldSchema]) => {
    const inner = resolved(fieldSchema, document);
    const element = inner.items && resolved(inner.items, document);
    return [
      ...hostileValues.map((value) => ({ ...base, [field]: value })),
      ...(inner.properties ? wrongFields(inner, document).map((value) => ({ ...base, [field]: value })) : []),
      ...(element?.properties ? wrongFields(element, document).map((value) => ({ ...base, [field]: [value] })) : []),
    ];
  });
}

function forms(): Sent[] {
  const form = (name: string, content: string | Uint8Array, fields: Record<string, string> = {}): Sent => {
    const body = new FormData();
    for (const [field, value] of Object.entries(fields)) body.set(field, value);
    body.set('file', new Blob([content], { type: 'text/csv' }), name);
    return { type: '', body };
  };
  const csv = 'property,name\n1 Elm St,Ada\n';
  return [
    ...hostileNames.map((name) => form(name, csv)),
    ...hostileFiles.flatMap((content) => [form('a.csv', content), form('a.txt', content)]),
    ...[...hostileTexts.slice(0, 26), '{"name":"__proto__"}', '{"name":7}'].map((mapping) =>
      form('a.csv', csv, { mapping }),
    ),
    ...['yes', '1', '\u0000', 'TRUE'].map((dryRun) => form('a.csv', csv, { dryRun })),
    form('a.csv', csv, { __proto__x: '1', 'a[b][c]': '2' }),
  ];
}

/** A value that the schema allows, with the required fields alone. */
export function sampleOf(given: Schema, document: OpenApi): unknown {
  const schema = resolved(given, document);
  if (schema.enum) return schema.enum[0];
  switch ([schema.type].flat()[0] ?? 'object') {
    case 'array':
      return Array.from({ length: schema.minItems ?? 1 }, () => sampleOf(schema.items!, document));
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return 1;
    case 'string':
      return (
        { email: 'ada@example.com', uri: 'https://example.com/', 'date-time': '2099-01-01T00:00:00Z' }[
          schema.format ?? ''
        ] ?? 'plum carburetor ox'.padEnd(schema.minLength ?? 1, '!')
      );
    default:
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, sampleOf(schema.properties?.[name] ?? {}, document)]),
      );
  }
}

function resolved(schema: Schema, document: OpenApi): Schema {
  const [first] = schema.allOf ?? (schema.properties ? [] : (schema.anyOf ?? []));
  if (first) return resolved(first, document);
  return schema.$ref ? resolved(document.components.schemas[schema.$ref.split('/').at(-1)!]!, document) : schema;
}

/** Deterministic: the same order in every run. */
function shuffled<T>(items: T[]): T[] {
  let state = 42;
  const next = (): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648);
  return items
    .map((item) => ({ item, rank: next() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
