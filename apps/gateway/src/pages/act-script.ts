// The script of a page that goes on by itself on a person's first act. Scanners open pages and run scripts, but press nothing.

/**
 * Posts the page's `form[data-act]` on the first trusted pointerdown, keydown or touchend. None of these is an act: movement, focus, scrolling (by
 * finger or by key), Tab, a key that only modifies, and a shortcut of the browser.
 */
export const actScript = `(() => {
  const form = document.querySelector('form[data-act]');
  if (!form) return;
  const none = ['Tab','Shift','Control','Alt','AltGraph','Meta','OS','CapsLock','NumLock','ScrollLock','Fn','Escape','Unidentified','Dead',
    'ArrowUp','ArrowDown','ArrowLeft','ArrowRight','PageUp','PageDown','Home','End'];
  let done = false, from = null, moved = false;
  const go = () => {
    if (done) return;
    done = true;
    form.querySelector('button').setAttribute('aria-busy', 'true');
    form.submit();
  };
  const on = (type, act) => addEventListener(type, (e) => { if (e.isTrusted) act(e); }, { capture: true, passive: true });
  on('pointerdown', (e) => { if (e.pointerType !== 'touch') go(); });
  on('keydown', (e) => { if (!e.repeat && !e.ctrlKey && !e.metaKey && !e.altKey && !none.includes(e.key)) go(); });
  on('touchstart', (e) => { from = e.touches[0]; moved = e.touches.length > 1; });
  on('touchmove', (e) => {
    const at = e.touches[0];
    if (!from || Math.hypot(at.clientX - from.clientX, at.clientY - from.clientY) > 12) moved = true;
  });
  on('touchend', () => { if (!moved) go(); });
  form.addEventListener('submit', (e) => { if (done) e.preventDefault(); done = true; });
  addEventListener('pageshow', (e) => { if (e.persisted) location.reload(); });
})();`;

/** Brings the token of a `#token=…` link to the server, which then says what the link is. */
export const fragmentScript = `(() => {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token) location.replace('/portal/activate?token=' + encodeURIComponent(token));
  else document.querySelectorAll('[data-incomplete]').forEach((p) => { p.hidden = p.dataset.incomplete !== 'yes'; });
})();`;
