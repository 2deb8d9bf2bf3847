// What the classes cannot say of themselves.
import type { OpenAPIObject } from '@nestjs/swagger';

type Schemas = Record<string, Record<string, unknown>>;

/** A selection is made by ids or by filter. */
const rules: Schemas = { Selection: { required: undefined, anyOf: [{ required: ['ids'] }, { required: ['filter'] }] } };

/** Completes the document's schemas in place. */
export function completeSchemas(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Schemas;
  for (const [name, rule] of Object.entries(rules)) Object.assign(schemas[name] ?? {}, rule);
  for (const schema of Object.values(schemas)) dropQueryWords(schema);
  for (const name of asked(document, schemas)) Object.assign(schemas[name] ?? {}, { additionalProperties: false });
}

/** How a list is written in an address means nothing in a body. */
function dropQueryWords({ properties }: Record<string, unknown>): void {
  for (const property of Object.values((properties ?? {}) as Schemas)) {
    delete property['style'];
    delete property['explode'];
  }
}

/** The schemas that bodies are made of: there, unknown fields are refused. */
function asked(document: OpenAPIObject, schemas: Schemas): Set<string> {
  const bodies = Object.values(document.paths).flatMap((item) =>
    [item.post, item.patch].map((operation) => operation?.requestBody),
  );
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    for (const [, name] of (JSON.stringify(node) ?? '').matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (name === undefined || names.has(name)) continue;
      names.add(name);
      visit(schemas[name]);
    }
  };
  visit(bodies);
  return names;
}
