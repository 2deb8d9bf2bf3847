import { messageIdOf } from '@portico/mail/message-id';
import { returnPathOf } from '@portico/mail/return-path';
import { newId } from '@portico/platform/ids';
import { complaint, deliveryStatus, notice } from '../../testing/bounce-mails';
import { readCameBack } from './came-back.reader';
import { traceOf, type Trace } from './trace';

const keys = { bounceDomain: 'bounce.example', secret: 'link-secret-of-the-tests-32-characters' };
const id = newId();
const path = returnPathOf(id, keys.bounceDomain, keys.secret);
const messageId = `Message-ID: ${messageIdOf(id, 'mail.example')}`;

async function trace(raw: string): Promise<Trace> {
  return traceOf((await readCameBack(Buffer.from(raw)))!, keys);
}

describe('a report leads back to the mail that it is about', () => {
  it.each([
    ['by the return path that it is sent to', deliveryStatus({ to: `<${path}>` })],
    ['by that path in capitals', deliveryStatus({ to: path.toUpperCase() })],
    ['by the return path of the mail that it returns', complaint({ returned: `Return-Path: <${path}>` })],
    ['by our Message-ID in the mail that it returns', deliveryStatus({ returned: messageId })],
    [
      'by our Message-ID in a copy within the text',
      notice('It failed.', { returned: `To: a@example.com\r\n${messageId}` }),
    ],
    [
      'by the return path rather than another Message-ID',
      deliveryStatus({ to: path, returned: `Message-ID: ${messageIdOf(newId(), 'mail.example')}` }),
    ],
  ])('%s', async (_, raw) => {
    expect(await trace(raw)).toEqual({ deliveryId: id });
  });

  it.each([
    ['a wrong MAC', path.replace(/.@/, (end) => (end === '0@' ? '1@' : '0@'))],
    ['the MAC of another mail', path.replace(id.replaceAll('-', ''), newId().replaceAll('-', ''))],
    ['the MAC of another secret', returnPathOf(id, keys.bounceDomain, 'another-secret')],
    ['a MAC cut short', path.replace(/.{4}@/, '@')],
    ['no MAC', `bounce+${id}@bounce.example`],
  ])('never with %s, though its Message-ID is right', async (_, forged) => {
    expect(await trace(deliveryStatus({ to: forged, returned: messageId }))).toBe('forged');
    expect(await trace(deliveryStatus({ returned: `Return-Path: <${forged}>\r\n${messageId}` }))).toBe('forged');
  });

  it('never where a second return path in it is forged', async () => {
    const forged = returnPathOf(id, keys.bounceDomain, 'another-secret');
    expect(await trace(deliveryStatus({ to: path, returned: `Return-Path: <${forged}>` }))).toBe('forged');
  });

  it('not by return paths and Message-IDs of others', async () => {
    const returned = `Return-Path: <bounce+abc@lists.example.net>\r\nMessage-ID: <${newId()}@mail.example>`;
    expect(await trace(deliveryStatus({ returned }))).toBe('none');
  });
});
