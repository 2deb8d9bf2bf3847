// Where a process can be made to die, for the tests of what becomes of a send then (`npm run test:faults`).
import { ValidateBy } from 'class-validator';
import type { ValidationArguments } from 'class-validator';

export const crashPoints = [
  /** Send is decided, not committed. */
  'before-commit',
  /** Send is committed; its outbox row is not read, and nobody was told. */
  'after-commit',
  /** Jobs are in the queue; that they are is not noted. */
  'after-enqueue',
  /** Mails are granted; none has left. */
  'after-claim',
  /** The relay took a mail; that it did is not reported. */
  'after-250',
  /** All outcomes are committed; their job is not done. */
  'after-status',
] as const;
export type CrashPoint = (typeof crashPoints)[number];

/** Read once: mails pass here by the thousand. */
const crashAt = process.env['CRASH_AT'];

/** Kills this process, as `kill -9` would, where CRASH_AT names this point. */
export function crashPoint(point: CrashPoint): void {
  if (crashAt === point) process.kill(process.pid, 'SIGKILL');
}

/** For CRASH_AT: a point that there is, and never in production. */
export function IsCrashPoint(): PropertyDecorator {
  return ValidateBy({
    name: 'isCrashPoint',
    validator: {
      validate: (value: unknown, given) =>
        (crashPoints as readonly unknown[]).includes(value) &&
        ((given as ValidationArguments).object as { nodeEnv?: string }).nodeEnv !== 'production',
      defaultMessage: () => `must be one of ${crashPoints.join(', ')}, and not set in production`,
    },
  });
}
