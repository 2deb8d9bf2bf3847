/** Which import runs, in the address: somebody who comes back sees how it stands. */
export function importSearch({ run }: Record<string, unknown>): { run?: string | undefined } {
  return { run: typeof run === 'string' && /^[\w-]+$/.test(run) ? run : undefined };
}
