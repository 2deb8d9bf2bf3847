import { inUse, isStandard, standingOf } from './relay';

type Relay = Parameters<typeof standingOf>[0];

const working: Relay = { paused: false, state: 'working' };
const slowed: Relay = { paused: false, state: 'slowed' };
const broken: Relay = { paused: false, state: 'broken' };
const paused: Relay = { paused: true, state: 'broken' };

describe('the relays', () => {
  it.each([
    ['working', working],
    ['slowed', slowed],
    ['broken', broken],
    ['paused', paused],
  ])('are told to be %s', (standing, relay) => expect(standingOf(relay)).toBe(standing));

  it.each<[string, Relay[], Relay | undefined]>([
    ['the first where it works', [working, slowed], working],
    ['one that was slowed down, as it still takes them', [slowed, working], slowed],
    ['the next where those before are paused or broken', [paused, broken, working], working],
    ['none where all are', [paused, broken], undefined],
  ])('let mails go over %s', (_, relays, expected) => expect(inUse(relays)).toBe(expected));

  it('have the one of the settings among them', () => {
    expect(isStandard({ id: '00000000-0000-7000-8000-000000000001' })).toBe(true);
    expect(isStandard({ id: '0198f2a0-0000-7000-8000-000000000001' })).toBe(false);
  });
});
