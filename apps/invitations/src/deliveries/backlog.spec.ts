import { sendable } from './backlog';

describe('of the mails that are due', () => {
  it.each([
    ['all could leave where nothing limits the relay', 200_000, null, 200_000],
    ['as many as it takes in a minute where it has a rate', 200_000, 14, 840],
    ['all where they are fewer than that', 100, 14, 100],
    ['one at least at the slowest rate', 5, 0.01, 1],
    ['none where no relay works', 200_000, undefined, 0],
    ['none where none are due', 0, 14, 0],
  ])('%s', (_, due, rate, expected) => {
    expect(sendable(due, rate)).toBe(expected);
  });
});
