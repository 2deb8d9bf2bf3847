// Which of their homes somebody looks at. The address says it; this is for when it does not.

const kept = 'portico.home';

interface Home {
  residentId: string;
}

/** The home that was looked at last in this browser, else the first. */
export function homeToOpen<One extends Home>(
  homes: readonly One[],
  storage: Pick<Storage, 'getItem'>,
): One | undefined {
  const last = storage.getItem(kept);
  return homes.find(({ residentId }) => residentId === last) ?? homes[0];
}

/** Remembers it. */
export function rememberHome(residentId: string, storage: Pick<Storage, 'setItem'>): void {
  storage.setItem(kept, residentId);
}
