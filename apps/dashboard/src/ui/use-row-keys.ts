import { useState } from 'react';
import type { FocusEvent, KeyboardEvent, RefObject } from 'react';

/** What a key presses in the row that has the focus. */
const presses: Record<string, string> = { Enter: '[data-row-action]', ' ': '[data-row-check]', x: '[data-row-check]' };
const steps: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 10, PageUp: -10 };

/**
 * Walks the rows of a table by arrows, J and K, Home and End; Enter presses what is marked `data-row-action` in the row, Space and
 * X its check mark, `data-row-check`. One row at a time is reached by Tab. `show` scrolls to a row that may not be drawn yet.
 */
export function useRowKeys(body: RefObject<HTMLElement | null>, count: number, show: (index: number) => void) {
  const [active, setActive] = useState(0);

  const focus = (index: number) => {
    setActive(index);
    show(index);
    // A row that was out of sight is drawn in the next frame.
    requestAnimationFrame(() => rowOf(body.current, index)?.focus({ preventScroll: true }));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { key, target } = event;
    if (!(target instanceof HTMLElement) || target.dataset['index'] === undefined) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pressed = presses[key] && target.querySelector<HTMLElement>(presses[key]);
    if (pressed) {
      event.preventDefault();
      pressed.click();
      return;
    }
    const step = steps[key];
    const next = key === 'Home' ? 0 : key === 'End' ? count - 1 : step === undefined ? undefined : active + step;
    if (next === undefined) return;
    event.preventDefault();
    focus(Math.min(Math.max(next, 0), count - 1));
  };

  const onFocus = ({ target }: FocusEvent<HTMLElement>) => {
    const index = target.closest<HTMLElement>('[data-index]')?.dataset['index'];
    if (index !== undefined) setActive(Number(index));
  };

  return { active, onKeyDown, onFocus };
}

function rowOf(body: HTMLElement | null, index: number): HTMLElement | null | undefined {
  return body?.querySelector<HTMLElement>(`[data-index="${index}"]`);
}
