import { crc32 } from 'node:zlib';

/** A ZIP archive with these files, stored as they are: enough to be an office document to whoever looks at its beginning. */
export function zipFile(files: Record<string, string>): Buffer {
  const entries = Object.entries(files).map(([name, text]) => ({ name: Buffer.from(name), bytes: Buffer.from(text) }));
  const locals = entries.map(({ name, bytes }) => Buffer.concat([header(0x04034b50, name, bytes, 0), name, bytes]));
  const central = entries.map(({ name, bytes }, i) => {
    const offset = locals.slice(0, i).reduce((sum, local) => sum + local.length, 0);
    return Buffer.concat([header(0x02014b50, name, bytes, offset), name]);
  });
  const [size, start] = [Buffer.concat(central).length, Buffer.concat(locals).length];
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(start, 16);
  return Buffer.concat([...locals, ...central, end]);
}

/** A Word, Excel or PowerPoint document by what its first part says it is. */
export function officeFile(
  kind: 'wordprocessingml.document' | 'spreadsheetml.sheet' | 'presentationml.presentation',
): Buffer {
  const type = `application/vnd.openxmlformats-officedocument.${kind}.main+xml`;
  const types = `<?xml version="1.0"?><Types><Override PartName="/main.xml" ContentType="${type}"/></Types>`;
  return zipFile({ '[Content_Types].xml': types, 'main.xml': '<main/>' });
}

/** An OpenDocument file. */
export function openDocumentFile(kind: 'text' | 'spreadsheet' | 'presentation'): Buffer {
  return zipFile({ mimetype: `application/vnd.oasis.opendocument.${kind}`, 'content.xml': '<content/>' });
}

function header(signature: number, name: Buffer, bytes: Buffer, offset: number): Buffer {
  const central = signature === 0x02014b50;
  const fields = Buffer.alloc(central ? 46 : 30);
  fields.writeUInt32LE(signature, 0);
  const start = central ? 6 : 4;
  fields.writeUInt16LE(20, start);
  fields.writeUInt32LE(crc32(bytes), start + 10);
  fields.writeUInt32LE(bytes.length, start + 14);
  fields.writeUInt32LE(bytes.length, start + 18);
  fields.writeUInt16LE(name.length, start + 22);
  if (central) fields.writeUInt32LE(offset, 42);
  return fields;
}
