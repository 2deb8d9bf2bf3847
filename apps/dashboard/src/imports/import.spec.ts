import { fieldGroups, partsOf } from './import-fields';
import { changesOf, isOver, percentOf } from './import-progress';

const running = { status: 'running', rows: 50, rowsTotal: 200, created: 30, updated: 5 } as const;

describe('an import', () => {
  it('says how far it is, as soon as that is known', () => {
    expect(percentOf(running)).toBe(25);
    expect(percentOf({ ...running, rowsTotal: null })).toBeNull();
    expect(percentOf({ ...running, rows: 0, rowsTotal: 0, status: 'done' })).toBe(100);
  });

  it('is over when done or failed', () => {
    expect((['queued', 'running', 'done', 'failed'] as const).map((status) => isOver({ status }))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('changes whom it creates or updates', () => expect(changesOf(running)).toBe(35));
});

describe('what a column may be taken for', () => {
  it('is named in each of its groups', () => {
    for (const { words } of fieldGroups) for (const word of words) expect(partsOf(word)).not.toBeNull();
  });

  it('tells of whom of several people it is', () => {
    expect(partsOf('owner2.email')).toEqual({ group: 'owner2', field: 'email' });
    expect(partsOf('propertyName')).toEqual({ group: null, field: 'propertyName' });
    expect(partsOf('shoe size')).toBeNull();
  });
});
