// One system for all who look from outside and leave it as it was for the others.
import { startSystem, type System } from '../system';

let started: System | undefined;

/** Runs while the tests of a file run that imports this. */
export const system = {} as System;

beforeAll(async () => {
  started = await startSystem();
  Object.assign(system, started);
});
afterAll(() => started?.close());
