import { createServer } from 'node:net';
import { PlainError } from '../plain-error';

/** Where each part listens, counted from PORT. */
export const portOffsets = {
  gateway: 0,
  directory: 1,
  invitations: 2,
  mailer: 3,
  mailbox: 4,
  'mailbox SMTP': 5,
  postgres: 6,
} as const;

export type Part = keyof typeof portOffsets;

/** True when something listens on `port`, on `host` or on the other loopback address, which "localhost" may mean too. */
export async function isTaken(port: number, host: string): Promise<boolean> {
  return (await refuses(port, host)) || refuses(port, '::1');
}

/** Stops the start with a plain message that names every port somebody else has. */
export async function requireFree(parts: Part[], basePort: number, host: string): Promise<void> {
  const answers = await Promise.all(parts.map((part) => isTaken(basePort + portOffsets[part], host)));
  const taken = parts
    .filter((_, i) => answers[i])
    .toSorted((a, b) => portOffsets[a] - portOffsets[b])
    .map((part) => `${basePort + portOffsets[part]} (${part})`);
  if (taken.length === 0) return;
  throw new PlainError(
    `Another program listens on port ${taken.join(', ')}.\n` +
      `Portico uses ${basePort} to ${basePort + 6}. Set PORT to move all of them, for example: PORT=4000 npm start`,
  );
}

function refuses(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(['EADDRINUSE', 'EACCES'].includes(error.code ?? '')));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(false)));
  });
}
