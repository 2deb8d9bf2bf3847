type Field = string | boolean | File | undefined;

/** What goes to the API as a form, because it brings a file: `api.POST(path, { params, ...formBody<Schema<'DocumentForm'>>({ … }) })`. */
export function formBody<Form extends object>(fields: { [Name in keyof Form]: Field }) {
  const form = new FormData();
  for (const [name, value] of Object.entries<Field>(fields)) {
    if (value !== undefined) form.append(name, value instanceof File ? value : String(value));
  }
  return { body: fields as Form, bodySerializer: () => form };
}
