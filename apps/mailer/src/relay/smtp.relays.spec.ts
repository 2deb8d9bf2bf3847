import type { GrantedRelay, RelayAddressAnswer } from '@portico/contracts/gate';
import { notFound } from '@portico/contracts/problems';
import { STANDARD_RELAY_ID } from '@portico/contracts/relays';
import { startSink, type SmtpSink } from '@portico/testing/smtp-sink';
import { SmtpRelays } from './smtp.relays';

const other = (version: number): GrantedRelay => ({ id: 'other', version });
const mail = { envelope: { from: 'portal@mail.example', to: 'ada@example.com' }, raw: [Buffer.from('To: x\r\n\r\n')] };

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});
const sinkOf = async (): Promise<SmtpSink> => {
  const sink = await startSink();
  open.push(sink);
  return sink;
};

/** The relays of a mailer, with the gate stubbed at its client: where the other relay is. */
function relaysOf(standard: string, where: () => string) {
  const asked: string[] = [];
  const relay = async (id: string): Promise<RelayAddressAnswer> => {
    asked.push(id);
    return { id, version: 1, url: where() };
  };
  const relays = new SmtpRelays({ relay }, { smtpUrl: standard, smtpConnections: 2, smtpTimeoutSeconds: 30 });
  open.push(relays);
  const send = async (over: GrantedRelay) => (await relays.get(over)).send(mail, false, async () => true);
  return { relays, asked, send };
}

describe('the relays of a mailer', () => {
  it('are its own, and others that it asks for once', async () => {
    const [own, second] = [await sinkOf(), await sinkOf()];
    const { send, asked } = relaysOf(own.url, () => second.url);
    await send({ id: STANDARD_RELAY_ID, version: 1 });
    for (const _ of [1, 2]) expect(await send(other(1))).toMatchObject({ kind: 'accepted' });
    expect([own.messages.length, second.messages.length, asked]).toEqual([1, 2, ['other']]);
  });

  it('are asked for again when they have moved, and an older answer moves them not back', async () => {
    const [before, after] = [await sinkOf(), await sinkOf()];
    let where = before.url;
    const { send, asked } = relaysOf('smtp://127.0.0.1:9', () => where);
    await send(other(1));
    where = after.url;
    await send(other(2));
    await send(other(1));
    expect([before.messages.length, after.messages.length, asked.length]).toEqual([1, 2, 2]);
  });

  it('are asked for again after the gate did not answer', async () => {
    const sink = await sinkOf();
    let silent = true;
    const { send } = relaysOf('smtp://127.0.0.1:9', () => {
      if (silent) throw notFound('relay');
      return sink.url;
    });
    await expect(send(other(1))).rejects.toMatchObject({ code: 'resource.not_found' });
    silent = false;
    expect(await send(other(1))).toMatchObject({ kind: 'accepted' });
  });
});
