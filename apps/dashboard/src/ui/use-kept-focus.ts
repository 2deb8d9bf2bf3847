import { useEffect } from 'react';

/** What has the focus, and where it stands. */
interface Place {
  element: HTMLElement;
  list: Element | null;
  index: number;
}

/**
 * Keeps the focus on the page when what has it is taken away, as with a row that is removed: the row that stands in its place has
 * it then, else the page's heading. And gives it back to a button that was disabled while it worked. Else whoever uses keys, or
 * hears the page, would begin at its top again.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let focused: HTMLElement | null = null;
    let place: Place | null = null;
    const note = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      focused = target;
      // A dialog gives the focus back itself, to where it was on the page.
      if (target.closest('main')) place = placeOf(target);
    };
    const observer = new MutationObserver((changes) => {
      if (document.activeElement !== document.body) return;
      const isBack = changes.some(({ target, type }) => type === 'attributes' && target === focused);
      const isGone = place && !place.element.isConnected;
      const next = isBack ? focused : isGone && (inPlaceOf(place!) ?? document.querySelector('h1'));
      if (next) next.focus({ preventScroll: true });
    });
    document.addEventListener('focusin', note);
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    return () => {
      document.removeEventListener('focusin', note);
      observer.disconnect();
    };
  }, []);
}

function placeOf(element: HTMLElement): Place {
  const row = element.closest('tr, li');
  const list = row?.parentElement ?? null;
  return { element, list, index: row && list ? [...list.children].indexOf(row) : -1 };
}

function inPlaceOf({ list, index }: Place): HTMLElement | null {
  if (!list?.isConnected) return null;
  const row = list.children[Math.min(index, list.children.length - 1)];
  return row?.matches('[tabindex]')
    ? (row as HTMLElement)
    : (row?.querySelector<HTMLElement>('a[href], button') ?? null);
}
