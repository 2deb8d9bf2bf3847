// Two names that the classes behind a body pass over in silence, because objects have them anyway. Nobody asks for them: they are unknown.
const names = ['__proto__', 'constructor'];

/** The fields of a parsed body that have such a name, with their paths. */
export function passedOver(body: unknown, path = ''): string[] {
  if (typeof body !== 'object' || body === null || Buffer.isBuffer(body)) return [];
  if (Array.isArray(body)) return body.flatMap((item, i) => passedOver(item, `${path}[${i}]`));
  return Object.entries(body).flatMap(([name, value]) => {
    const field = path ? `${path}.${name}` : name;
    return names.includes(name) ? [field] : passedOver(value, field);
  });
}
