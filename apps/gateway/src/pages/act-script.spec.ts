import { runInNewContext } from 'node:vm';
import { actScript } from './act-script';

type Listener = (event: object) => void;

/** A page with the script in it, as far as the script looks at one. */
function openPage() {
  const listeners: Record<string, Listener[]> = {};
  const formListeners: Record<string, Listener> = {};
  const page = { posted: 0, prevented: 0 };
  const form = {
    querySelector: () => ({ setAttribute: () => undefined }),
    submit: () => (page.posted += 1),
    addEventListener: (type: string, listener: Listener) => (formListeners[type] = listener),
  };
  runInNewContext(actScript, {
    document: { querySelector: () => form },
    location: { reload: () => undefined },
    addEventListener: (type: string, listener: Listener) => (listeners[type] ??= []).push(listener),
  });
  return {
    page,
    fire: (type: string, event: object = {}) =>
      listeners[type]?.forEach((listener) => listener({ isTrusted: true, ...event })),
    /** What the browser does when the button is pressed: the form goes out unless somebody prevents it. */
    press: () => formListeners['submit']?.({ preventDefault: () => (page.prevented += 1) }),
  };
}

const finger = (y: number) => ({ touches: [{ clientX: 10, clientY: y }] });

describe('a page that waits for a person (A11)', () => {
  it.each([
    ['pointerdown', { pointerType: 'mouse' }],
    ['pointerdown', { pointerType: 'pen' }],
    ['keydown', { key: 'Enter' }],
    ['keydown', { key: ' ' }],
    ['keydown', { key: 'a' }],
  ])('goes on with %s %j', (type, event) => {
    const { page, fire } = openPage();
    fire(type, event);
    expect(page.posted).toBe(1);
  });

  it('goes on with a tap of a finger', () => {
    const { page, fire } = openPage();
    fire('pointerdown', { pointerType: 'touch' });
    fire('touchstart', finger(10));
    expect(page.posted).toBe(0);
    fire('touchend');
    expect(page.posted).toBe(1);
  });

  it('does not with a finger that scrolls', () => {
    const { page, fire } = openPage();
    fire('pointerdown', { pointerType: 'touch' });
    fire('touchstart', finger(300));
    fire('touchmove', finger(250));
    fire('touchend');
    expect(page.posted).toBe(0);
  });

  it.each(['Tab', 'Shift', 'Control', 'Meta', 'Escape', 'ArrowDown', 'PageDown', 'Home', 'CapsLock'])(
    'does not with %s',
    (key) => {
      const { page, fire } = openPage();
      fire('keydown', { key });
      expect(page.posted).toBe(0);
    },
  );

  it.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }])(
    'does not with a key and %j',
    (held) => {
      const { page, fire } = openPage();
      fire('keydown', { key: 'r', ...held });
      expect(page.posted).toBe(0);
    },
  );

  it.each(['pointermove', 'mousemove', 'focus', 'scroll', 'wheel', 'visibilitychange', 'load'])(
    'does not with %s',
    (type) => {
      const { page, fire } = openPage();
      fire(type);
      expect(page.posted).toBe(0);
    },
  );

  it.each(['pointerdown', 'keydown', 'touchend'])('does not with a %s that a script has made', (type) => {
    const { page, fire } = openPage();
    fire(type, { isTrusted: false, pointerType: 'mouse', key: 'a' });
    expect(page.posted).toBe(0);
  });

  it('goes on once, however much is pressed, the button included', () => {
    const { page, fire, press } = openPage();
    fire('pointerdown', { pointerType: 'mouse' });
    press();
    fire('keydown', { key: 'a' });
    press();
    expect(page).toEqual({ posted: 1, prevented: 2 });
  });

  it('leaves a press of the button alone to the browser, once', () => {
    const { page, fire, press } = openPage();
    press();
    fire('keydown', { key: 'a' });
    press();
    expect(page).toEqual({ posted: 0, prevented: 1 });
  });
});
