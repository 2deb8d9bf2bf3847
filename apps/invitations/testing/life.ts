import type { Transitions } from '../src/states/transitions';

/** What a table of transitions says of a whole life: the states that can be reached from the first, and those that allow nothing. */
export function lifeFrom<State extends string>(
  first: State,
  table: Transitions<State>,
): { reached: State[]; ends: State[]; acts: string[] } {
  const states = Object.keys(table) as State[];
  const reached = new Set([first]);
  for (const state of reached) for (const next of Object.values<State>(table[state])) reached.add(next);
  return {
    reached: states.filter((state) => reached.has(state)),
    ends: states.filter((state) => Object.keys(table[state]).length === 0),
    acts: [...new Set(states.flatMap((state) => Object.keys(table[state])))],
  };
}
