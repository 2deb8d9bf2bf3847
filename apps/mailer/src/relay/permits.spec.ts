import { Permits } from './permits';

/** Work that ends when it is told to. */
function held(permits: Permits, urgent: boolean, name: string, begun: string[]) {
  let finish!: () => void;
  const done = permits.with(urgent, () => {
    begun.push(name);
    return new Promise<void>((resolve) => (finish = resolve));
  });
  return { done, finish: () => finish() };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('permits', () => {
  it('let so many work at once, in order, and a single mail first', async () => {
    const [permits, begun] = [new Permits(2), [] as string[]];
    const one = held(permits, false, 'one', begun);
    const two = held(permits, false, 'two', begun);
    held(permits, false, 'three', begun);
    held(permits, true, 'single', begun);
    await settle();
    expect(begun).toEqual(['one', 'two']);
    one.finish();
    await settle();
    expect(begun).toEqual(['one', 'two', 'single']);
    two.finish();
    await settle();
    expect(begun).toEqual(['one', 'two', 'single', 'three']);
  });

  it('come back when the work fails', async () => {
    const permits = new Permits(1);
    await expect(permits.with(false, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await permits.with(false, () => Promise.resolve('yes'))).toBe('yes');
  });
});
