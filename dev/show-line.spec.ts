import { isAlarming } from './show-line';

describe('of what a process says', () => {
  it.each([
    '09:15:01 WARN  [RelayPool] the relay asks to slow down',
    '09:15:01 ERROR [OutboxRelay] a handler failed',
    '{"level":50,"time":1,"msg":"failed"}',
    'gateway cannot start: port 3000 is in use; set PORT to another one.',
    'TypeError: x is not a function',
  ])('a person sees %j', (line) => {
    expect(isAlarming(line)).toBe(true);
  });

  it.each([
    '09:15:01 INFO  [HTTP] answered path=/errors status=200',
    '{"level":30,"time":1,"msg":"no error"}',
    '2025-11-21 09:20:44 UTC [71] LOG:  database system is ready',
    '    at main (main.js:1:1)',
  ])('the log file alone keeps %j', (line) => {
    expect(isAlarming(line)).toBe(false);
  });
});
