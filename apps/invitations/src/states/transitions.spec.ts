import { movesOf, stateAfter, type Transitions } from './transitions';

const door = {
  open: { shut: 'shut' },
  shut: { open: 'open', lock: 'locked' },
  locked: {},
} as const satisfies Transitions<'open' | 'shut' | 'locked'>;

describe('a table of transitions', () => {
  it('says from where to where an act leads', () => {
    expect(movesOf(door, 'shut')).toEqual({ from: ['open'], to: ['shut'] });
    expect(movesOf(door, 'lock')).toEqual({ from: ['shut'], to: ['locked'] });
  });

  it('says what a state becomes, or that it does not allow the act', () => {
    expect(stateAfter(door, 'shut', 'open')).toBe('open');
    expect(stateAfter(door, 'locked', 'open')).toBeNull();
  });

  it('takes nothing for an act that every object has by birth', () => {
    expect(stateAfter(door, 'open', 'toString' as never)).toBeNull();
  });
});
