import { isTaken, portOffsets } from '../system/ports';

/** A PORT for a test: it and the six after it are free, and below those that the system gives to outgoing connections. */
export async function sevenFreePorts(): Promise<number> {
  const base = 15_000 + 10 * Math.floor(Math.random() * 1500);
  const taken = await Promise.all(Object.values(portOffsets).map((offset) => isTaken(base + offset, '127.0.0.1')));
  return taken.includes(true) ? sevenFreePorts() : base;
}
