// What browsers say of a field that is not filled in, in the language of the page in the place of the browser's own.
import i18next from 'i18next';

/** From now on every field of the page says in our words that it is needed. */
export function speakOfGaps(): void {
  document.addEventListener('invalid', ({ target }) => isControl(target) && complain(target), true);
  document.addEventListener('input', ({ target }) => isControl(target) && target.setCustomValidity(''), true);
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function complain(control: Control): void {
  if (control.validity.valueMissing) control.setCustomValidity(i18next.t('problems.field_required'));
}

function isControl(target: EventTarget | null): target is Control {
  return target instanceof HTMLElement && 'setCustomValidity' in target;
}
