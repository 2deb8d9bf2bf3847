import { setTimeout as sleep } from 'node:timers/promises';
import type { Grant, IntendBody } from '@portico/contracts/gate';
import { Intents } from './intents';

const grant = (deliveryId: string) => ({ deliveryId, fence: 7 }) as Grant;

function intentsOf(answer: (ids: string[]) => Promise<string[]>) {
  const asked: string[][] = [];
  const intend = async ({ intents }: IntendBody) => {
    asked.push(intents.map(({ deliveryId }) => deliveryId));
    expect(intents.every(({ fence }) => fence === 7)).toBe(true);
    return { deliveryIds: await answer(asked.at(-1)!) };
  };
  return { intents: new Intents({ intend }), asked };
}

describe('intents', () => {
  it('are asked for at once when nobody waits, else with all that gathered while the last call ran', async () => {
    const { intents, asked } = intentsOf((ids) => sleep(5, ids));
    await intents.taken(grant('a'));
    const others = ['b', 'c', 'd'].map((id) => intents.taken(grant(id)));
    await sleep(1);
    others.push(intents.taken(grant('e')));
    expect(await Promise.all(others)).toEqual([true, true, true, true]);
    expect(asked).toEqual([['a'], ['b'], ['c', 'd', 'e']]);
  });

  it('are asked for 500 at a time at the most', async () => {
    const { intents, asked } = intentsOf((ids) => sleep(1, ids));
    await Promise.all(Array.from({ length: 801 }, (_, i) => intents.taken(grant(`${i}`))));
    expect(asked.map(({ length }) => length)).toEqual([1, 500, 300]);
  });

  it('are taken one by one, and none where the gate cannot be asked; those after it are asked for anew', async () => {
    const { intents } = intentsOf(async (ids) => {
      if (ids.includes('lost')) throw new Error('down');
      return ids.filter((id) => id !== 'stale');
    });
    const answers = ['lost', 'stale', 'fine'].map((id) => intents.taken(grant(id)));
    expect(await Promise.all(answers)).toEqual([false, false, true]);
    expect(await intents.taken(grant('later'))).toBe(true);
  });
});
