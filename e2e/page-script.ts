// Runs the script of a page as a browser would, with as much of a document as it needs, and lets a test be the person before it.
import { createContext, runInContext } from 'node:vm';

type Listener = (event: object) => void;

export interface RunningPage {
  /** An event that the browser itself makes; `isTrusted: false` is one that a script makes. */
  happens(type: string, event?: object): void;
  /** How often the page has sent its form. */
  sent(): number;
}

/** The page with its script at work. @throws Error where the page has no script. */
export function runPage(html: string): RunningPage {
  const script = /<script nonce="[^"]+">([^]*?)<\/script>/.exec(html)?.[1];
  if (!script) throw new Error('The page has no script.');
  const listeners = new Map<string, Listener[]>();
  let sent = 0;
  const form = {
    querySelector: () => ({ setAttribute: () => undefined }),
    submit: () => void (sent += 1),
    addEventListener: () => undefined,
  };
  const addEventListener = (type: string, listener: Listener): void => {
    listeners.set(type, [...(listeners.get(type) ?? []), listener]);
  };
  const document = { querySelector: () => form, querySelectorAll: () => [], addEventListener };
  runInContext(script, createContext({ document, addEventListener, location: {}, Math }));
  const touches = [{ clientX: 10, clientY: 10 }];
  return {
    happens: (type, event = {}) => {
      const whole = { isTrusted: true, touches, preventDefault: () => undefined, ...event };
      for (const listener of listeners.get(type) ?? []) listener(whole);
    },
    sent: () => sent,
  };
}
