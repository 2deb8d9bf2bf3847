// The script of the sign-in page. Without it, or in a browser that has no passkeys, the mailed link is the way in.

/** Shows `[data-passkey]` where the browser has passkeys; its button asks for one and signs in by it. Whoever thinks better of it is told nothing. */
export const passkeyScript = `(() => {
  const place = document.querySelector('[data-passkey]');
  if (!window.PublicKeyCredential || !PublicKeyCredential.parseRequestOptionsFromJSON) return;
  const button = place.querySelector('button'), trouble = place.querySelector('[role=alert]');
  const ask = async (path, body) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch('/api/v1/portal/' + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(path);
    return answer.json();
  };
  const signIn = async () => {
    const { publicKey } = await ask('passkey-sessions/options', {});
    const found = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) });
    await ask('passkey-sessions', { credential: found.toJSON() });
    location.assign('/portal');
  };
  button.addEventListener('click', () => {
    if (button.hasAttribute('aria-busy')) return;
    button.setAttribute('aria-busy', 'true');
    trouble.textContent = '';
    signIn().catch((e) => {
      if (e.name !== 'NotAllowedError') trouble.textContent = trouble.dataset.text;
      button.removeAttribute('aria-busy');
    });
  });
  place.hidden = false;
})();`;
