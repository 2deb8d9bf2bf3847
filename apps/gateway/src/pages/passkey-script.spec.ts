import { runInNewContext } from 'node:vm';
import { passkeyScript } from './passkey-script';

const found = { toJSON: () => ({ id: 'key' }) };

interface Browser {
  hasPasskeys?: boolean;
  get?: () => Promise<object>;
  refuses?: string;
}

/** A sign-in page with the script in it, as far as the script looks at one. */
function openPage({ hasPasskeys = true, get = () => Promise.resolve(found), refuses }: Browser = {}) {
  let press = () => {};
  const busy = new Set<string>();
  const trouble = { textContent: '', dataset: { text: 'That did not sign you in.' } };
  const button = {
    hasAttribute: (name: string) => busy.has(name),
    setAttribute: (name: string) => busy.add(name),
    removeAttribute: (name: string) => busy.delete(name),
    addEventListener: (_type: string, listener: () => void) => (press = listener),
  };
  const place = { hidden: true, querySelector: (what: string) => (what === 'button' ? button : trouble) };
  const asked: [path: string, body: unknown][] = [];
  const went: string[] = [];
  const PublicKeyCredential = hasPasskeys ? { parseRequestOptionsFromJSON: (options: object) => options } : undefined;
  runInNewContext(passkeyScript, {
    document: { querySelector: () => place },
    window: { PublicKeyCredential },
    PublicKeyCredential,
    navigator: { credentials: { get } },
    location: { assign: (to: string) => went.push(to) },
    fetch: (path: string, { body }: { body: string }) => {
      asked.push([path.replace('/api/v1/portal/', ''), JSON.parse(body)]);
      return Promise.resolve({ ok: !path.endsWith(refuses ?? '-'), json: () => Promise.resolve({ publicKey: {} }) });
    },
  });
  const pressed = async () => {
    press();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { place, trouble, busy, asked, went, pressed };
}

describe('signing in with a passkey', () => {
  it('is offered where the browser has passkeys, and nothing is asked before a person does', () => {
    const { place, asked } = openPage();
    expect([place.hidden, asked]).toEqual([false, []]);
    expect(openPage({ hasPasskeys: false }).place.hidden).toBe(true);
  });

  it('asks for a challenge, answers it, and leads into the portal', async () => {
    const { pressed, asked, went } = openPage();
    await pressed();
    expect(asked).toEqual([
      ['passkey-sessions/options', {}],
      ['passkey-sessions', { credential: { id: 'key' } }],
    ]);
    expect(went).toEqual(['/portal']);
  });

  it('says that a passkey was refused, and can be tried again', async () => {
    const { pressed, trouble, went, busy } = openPage({ refuses: 'passkey-sessions' });
    await pressed();
    expect([trouble.textContent, went, busy.size]).toEqual(['That did not sign you in.', [], 0]);
  });

  it('says nothing to whoever thinks better of it', async () => {
    const { pressed, trouble, busy } = openPage({
      get: () => Promise.reject(Object.assign(new Error('no'), { name: 'NotAllowedError' })),
    });
    await pressed();
    expect([trouble.textContent, busy.size]).toEqual(['', 0]);
  });

  it('asks once, however often it is pressed', async () => {
    const { pressed, asked } = openPage({ get: () => new Promise(() => {}) });
    await pressed();
    await pressed();
    expect(asked).toHaveLength(1);
  });
});
