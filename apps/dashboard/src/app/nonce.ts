declare global {
  /** Where `react-remove-scroll`, of Mantine's dialogs, looks for it. */
  var __webpack_nonce__: string | undefined;
}

/** The nonce under which the page may add styles; the gateway puts one into each answer. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';
}

globalThis.__webpack_nonce__ = styleNonce();
