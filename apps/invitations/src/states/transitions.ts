// What may happen, as a table: for each state the acts that it allows, each with the state that follows.

/** A table; written `as const satisfies Transitions<State>`, so that its acts are known by name. */
export type Transitions<State extends string> = Readonly<Record<State, Readonly<Record<string, State>>>>;

/** The states of a table, and the names of its acts. */
export type StateOf<Table> = keyof Table & string;
export type ActOf<Table> = { [State in keyof Table]: keyof Table[State] }[keyof Table] & string;

/** The states in which `act` is allowed and, place by place, those that follow: as `unnest` takes them in a compare-and-set. */
export function movesOf<Table extends Transitions<string>>(
  table: Table,
  act: ActOf<Table>,
): { from: StateOf<Table>[]; to: StateOf<Table>[] } {
  const from = (Object.keys(table) as StateOf<Table>[]).filter((state) => stateAfter(table, state, act) !== null);
  return { from, to: from.map((state) => stateAfter(table, state, act)!) };
}

/** What `state` becomes by `act`; null where it is not allowed. */
export function stateAfter<Table extends Transitions<string>>(
  table: Table,
  state: StateOf<Table>,
  act: ActOf<Table>,
): StateOf<Table> | null {
  const acts: Readonly<Record<string, string>> = table[state]!;
  return Object.hasOwn(acts, act) ? (acts[act] as StateOf<Table>) : null;
}
