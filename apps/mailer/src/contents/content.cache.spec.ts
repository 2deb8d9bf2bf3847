import type { ContentAnswer } from '@portico/contracts/gate';
import { Problem } from '@portico/contracts/problems';
import { Unmade } from '../deliveries/ports';
import { ContentCache } from './content.cache';

const words = { subject: ['s'], html: ['h'], text: ['t'] };
const parts = { en: words, es: words };
const file = { id: 'file', filename: 'a.pdf', contentType: 'application/pdf', size: 3 };
/** invitations, stubbed at its client; notes what it was asked for. */
function cacheOf(attachments: ContentAnswer['attachments'] = [], fails: () => Error | null = () => null) {
  const asked: string[] = [];
  const answer = <T>(what: string, value: T): Promise<T> => {
    asked.push(what);
    const error = fails();
    return error ? Promise.reject(error) : Promise.resolve(value);
  };
  const cache = new ContentCache({
    content: (id) => answer(id, { id, parts, attachments }),
    attachment: (id) => answer(id, new Uint8Array(100_000)),
  });
  return { cache, asked };
}

describe('what mails are made of', () => {
  it('is fetched once, however many mails are made of it at once, and its files are encoded once', async () => {
    const { cache, asked } = cacheOf([file]);
    const contents = await Promise.all(Array.from({ length: 50 }, () => cache.get('one')));
    expect(asked).toEqual(['one', 'file']);
    const { en, es } = contents[49]!.plans;
    expect(String(Buffer.concat(en.files))).toContain('Content-Type: application/pdf');
    expect(en.files[1]).toBe(es.files[1]);
  });

  it('cannot be had where a content or a file is gone, and is asked for again where invitations is down', async () => {
    await expect(cacheOf([], () => new Problem('resource.not_found')).cache.get('one')).rejects.toThrow(Unmade);
    let down = true;
    const { cache } = cacheOf([], () => (down ? new Problem('service.unavailable') : null));
    await expect(cache.get('one')).rejects.toThrow(Problem);
    down = false;
    expect(await cache.get('one')).toMatchObject({ plans: { en: { subject: words.subject } } });
  });

  it('is forgotten in order of its last use when there is much of it', async () => {
    const { cache, asked } = cacheOf();
    for (let i = 0; i < 30; i++) await cache.get(`c${i}`);
    await cache.get('c0');
    await cache.get('c30');
    await cache.get('c0');
    await cache.get('c1');
    expect(asked.filter((id) => id === 'c0')).toHaveLength(1);
    expect(asked.filter((id) => id === 'c1')).toHaveLength(2);
  });
});
