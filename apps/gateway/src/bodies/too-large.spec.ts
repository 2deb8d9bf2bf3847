// Whoever sends too much is told so, and comes to read it: also a client that writes all of its request before it reads.
import { connect } from 'node:net';
import { startGateway, type Gateway } from '../../testing/gateway';
import { adminKey, ids, StubServices } from '../../testing/stub-services';

const attachments = `/api/v1/messages/${ids.thing}/attachments`;
const imports = `/api/v1/communities/${ids.community}/imports`;
const bounces = '/api/v1/feedback/bounces';
const communities = '/api/v1/communities';
const authorization = `Bearer ${adminKey}`;
const MB = 1024 * 1024;

describe('Whoever sends too much', () => {
  let app: Gateway;

  beforeAll(async () => {
    app = await startGateway(new StubServices());
  });

  afterAll(() => app?.close());

  const form = (megabytes: number) => {
    const made = new FormData();
    made.set('file', new Blob([Buffer.alloc(megabytes * MB, 'a')]), 'a.csv');
    return made;
  };
  const told = async (path: string, body: NonNullable<RequestInit['body']>, headers = {}) => {
    const init = { method: 'POST', headers: { authorization, ...headers }, body, duplex: 'half' };
    const answer = await fetch(`${app.url}${path}`, init as RequestInit);
    return `${answer.status} ${((await answer.json()) as { code: string }).code}`;
  };

  it.each([
    [attachments, 11, '413 attachment.too_large'],
    [attachments, 12, '413 attachment.too_large'],
    [attachments, 60, '413 attachment.too_large'],
    [imports, 49, '413 import.too_large'],
    [imports, 60, '413 import.too_large'],
    [imports, 300, '413 import.too_large'],
  ])('as a form to %s, %i MB, hears %s', async (path, megabytes, problem) => {
    expect(await told(path, form(megabytes))).toBe(problem);
  });

  it('as a stream of unknown length hears it too', async () => {
    const pieces = (): ReadableStream => ReadableStream.from(Array.from({ length: 60 }, () => new Uint8Array(MB)));
    expect(await told(bounces, pieces(), { 'content-type': 'message/rfc822' })).toBe('413 request.too_large');
  });

  it('hears it before that its type is not taken', async () => {
    for (const [path, megabytes] of [
      [communities, 6],
      [bounces, 30],
      [attachments, 12],
    ] as const) {
      const plain = { 'content-type': 'text/plain' };
      expect(await told(path, 'x'.repeat(megabytes * MB), plain)).toMatch(/^413 /);
      expect(await told(path, 'x', plain)).toBe('415 request.unsupported_type');
    }
  });

  it('hears it after the last byte was written, up to 100 MB; what goes on still is cut off', async () => {
    expect(await writtenFirst(60)).toMatch(/^HTTP\/1\.1 413 /);
    await expect(writtenFirst(300)).rejects.toThrow(/EPIPE|ECONNRESET/);
    await app.http.get('/health/ready').expect(200);
  });

  /** Writes the whole request, and only then reads the answer. */
  function writtenFirst(megabytes: number): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
      socket.pause().on('error', reject);
      socket.write(
        `POST ${attachments} HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\nConnection: close\r\n` +
          `Content-Type: multipart/form-data; boundary=b\r\nContent-Length: ${megabytes * MB}\r\n\r\n`,
      );
      const writeOn = (left: number): void => {
        if (left > 0) socket.write(Buffer.alloc(MB), (error) => error ?? writeOn(left - 1));
        else socket.resume().once('data', (answer: Buffer) => resolve(answer.toString()));
      };
      writeOn(megabytes);
    });
  }
});
