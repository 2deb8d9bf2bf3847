// The contract: what comes back (bounces, complaints), whom it keeps from being mailed, and who outside is told.
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DeliveryView } from '@portico/contracts/deliveries';
import type { FeedbackAnswer } from '@portico/contracts/feedback';
import type { WebhookCreated } from '@portico/contracts/webhooks';
import { eventually } from '@portico/testing/eventually';
import { Webhook } from 'standardwebhooks';
import type { Api } from './api';
import { address, getResident, invitedIn, openCommunity, residentIn, type Place } from './community';
import type { ReadMail } from './mailbox';
import { getMessage, reviewedIn, sentIn } from './message';
import { activated } from './portal';
import { otherCompany } from './staff';
import { startSystem, type System } from './system';

const BOUNCE_DOMAIN = 'bounces.portico.example';

describe('what comes back', () => {
  let system: System;
  let api: Api;

  beforeAll(async () => {
    system = await startSystem({ BOUNCE_DOMAIN, ALLOW_PRIVATE_WEBHOOKS: 'true' });
    api = system.api;
  });
  afterAll(() => system?.close());

  const report = async (raw: string, caller = api) => {
    const answer = await caller.ask<FeedbackAnswer>('POST', '/feedback/bounces', raw, {
      'content-type': 'message/rfc822',
    });
    expect(answer.status).toBe(202);
    return answer.body;
  };
  const sentTo = async (place?: Place) => {
    const email = address();
    const there = place ?? (await openCommunity(api));
    await residentIn(there, { email });
    const message = await sentIn(there);
    return { place: there, email, message, mail: await system.mailbox.mailTo(email) };
  };

  it('a bounce ends the delivery, suppresses the address, and asks for attention', async () => {
    const { place, email, message, mail } = await sentTo();
    const answer = await report(bounceOf(mail, email, '5.1.1'));
    expect(answer).toMatchObject({
      matched: true,
      recipient: email,
      status: '5.1.1',
      kind: 'hard',
      reason: 'invalid_recipient',
    });
    const delivery = await api.get<DeliveryView>(`/deliveries/${answer.deliveryId}`);
    expect(delivery).toMatchObject({ status: 'bounced', reason: 'invalid_recipient', messageId: message.id });
    expect(await getMessage(api, message.id)).toMatchObject({
      status: 'sent',
      needsAttention: true,
      counts: { bounced: 1 },
    });
    expect((await api.get<{ total: number }>(`/suppressions?search=${email}`)).total).toBe(1);
    expect((await reviewedIn(place)).counts).toMatchObject({ excluded: 1, queued: 0 });
    expect(await report(bounceOf(mail, email, '5.1.1'))).toEqual(answer); // told twice it says the same
  });

  it('a full mailbox is no reason to suppress; a delay changes no state; a complaint outranks a bounce', async () => {
    const { email, mail } = await sentTo();
    const delayed = await report(bounceOf(mail, email, '4.4.1', 'delayed'));
    const state = async () => (await api.get<DeliveryView>(`/deliveries/${delayed.deliveryId}`)).status;
    expect([delayed.kind, await state()]).toEqual(['soft', 'sent']);
    expect(await report(bounceOf(mail, email, '5.2.2'))).toMatchObject({ kind: 'soft', reason: 'mailbox_full' });
    expect([await state(), (await api.get<{ total: number }>(`/suppressions?search=${email}`)).total]).toEqual([
      'bounced',
      0,
    ]);
    expect(await report(complaintOf(mail, email))).toMatchObject({
      matched: true,
      kind: 'complaint',
      reason: 'complaint',
    });
    expect(await state()).toBe('complained');
    await report(bounceOf(mail, email, '5.1.1'));
    expect(await state()).toBe('complained');
  });

  it('what is about no mail of ours, or forged, or of another organization, matches nothing', async () => {
    const { email, mail } = await sentTo();
    const forged = bounceOf(mail, email, '5.1.1').replaceAll(
      /(bounce\+[0-9a-f]{32}\.)[0-9a-f]{24}/g,
      `$1${'0'.repeat(24)}`,
    );
    expect(forged).toContain('0'.repeat(24));
    expect(await report(forged)).toMatchObject({ matched: false, deliveryId: null });
    expect(await report(bounceOf(mail, email, '5.1.1'), await otherCompany(api))).toMatchObject({ matched: false });
    expect(await report('Subject: Hello\r\n\r\nHow are you?')).toMatchObject({ matched: false, kind: 'not_a_bounce' });
    expect(await report('\u0000\u0001')).toMatchObject({ matched: false, kind: 'not_a_bounce' });
    expect((await api.get<{ total: number }>(`/suppressions?search=${email}`)).total).toBe(0);
  });

  it('a suppressed address is invited again when it is freed', async () => {
    const [place, email] = [await openCommunity(api), address()];
    const id = await residentIn(place, { email });
    const { id: suppression } = await api.post<{ id: string }>('/suppressions', { email });
    expect(await api.refusal('POST', `/residents/${id}/invitation`)).toBe('409 recipient.suppressed');
    await api.delete(`/suppressions/${suppression}`);
    expect(await api.refusal('POST', `/residents/${id}/invitation`)).toBe('202');
    await system.mailbox.mailTo(email);
  });

  it('webhooks are told, signed as Standard Webhooks has it, until they are removed', async () => {
    const { server, url, calls } = await listen();
    const hook = await api.post<WebhookCreated>('/webhooks', {
      url,
      events: ['invitation.accepted', 'invitation.revoked', 'message.finished'],
    });
    expect(hook.secret).toMatch(/^whsec_/);
    expect(JSON.stringify(await api.get('/webhooks'))).not.toContain(hook.secret);
    const { message, mail, place } = await sentTo();
    await activated(system.url, mail.link);
    const revoked = await invitedIn(place, address());
    await api.delete(`/residents/${revoked}/invitation`);
    await eventually(() =>
      expect(calls.map(({ type }) => type).toSorted()).toEqual([
        'invitation.accepted',
        'invitation.revoked',
        'message.finished',
      ]),
    );
    for (const { body, headers } of calls)
      expect(() => new Webhook(hook.secret).verify(body, headers as Record<string, string>)).not.toThrow();
    const finished = calls.find(({ type }) => type === 'message.finished')!;
    expect(JSON.parse(finished.body)).toMatchObject({ type: 'message.finished', data: { messageId: message.id } });
    await api.delete(`/webhooks/${hook.id}`);
    const before = calls.length;
    await sentTo();
    expect(calls.length).toBe(before);
    expect((await getResident(api, revoked)).portalStatus).toBe('pending');
    server.close();
  });

  it('one click of a mail program stops invitations and notices to an address, and never what its owner asks for', async () => {
    const { place, email, mail } = await sentTo();
    expect(mail.head).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/im);
    const [, url = ''] = /^List-Unsubscribe: <(.+)>$/im.exec(mail.head) ?? [];
    expect([mail.text.includes(url), mail.html.includes(url)]).toEqual([true, true]);
    expect((await fetch(url)).status).toBe(200);
    const suppressed = () => api.get<{ items: { reason: string }[] }>(`/suppressions?search=${email}`);
    expect((await suppressed()).items).toEqual([]);
    const body = new FormData();
    body.set('List-Unsubscribe', 'One-Click');
    expect((await fetch(url, { method: 'POST', body, redirect: 'error' })).status).toBe(200);
    expect((await suppressed()).items).toMatchObject([{ reason: 'unsubscribe' }]);
    expect((await reviewedIn(place)).counts).toMatchObject({ recipients: 1, excluded: 1 });
    const browser = await activated(system.url, mail.link);
    await browser.say('POST', '/portal/sign-in-links', { email });
    expect((await system.mailbox.mailTo(email, 2)).link).toContain('/portal/sign-in?token=');
  });

  it('every invitation says that a program sent it, and for which delivery', async () => {
    const { mail } = await sentTo();
    expect(mail.head).toMatch(/^Auto-Submitted: auto-generated/im);
    expect(mail.head).toMatch(/^Message-ID: <delivery\.[0-9a-f-]{36}@/im);
  });
});

/** A report of a receiver as RFC 3464 has it, with the head of the mail that came back. */
function bounceOf(mail: ReadMail, email: string, status: string, action = 'failed'): string {
  const to = mail.returnPath;
  return lines(
    `From: mailer-daemon@mx.example.net\nTo: ${to}\nSubject: Undelivered\nMessage-ID: <${status}.${action}.${email}>\nMIME-Version: 1.0`,
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b\n',
    '--b\nContent-Type: text/plain\n\nIt could not be delivered.',
    `--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\n\nFinal-Recipient: rfc822; ${email}\nAction: ${action}\nStatus: ${status}`,
    `--b\nContent-Type: text/rfc822-headers\n\n${mail.head}\n\n--b--`,
  );
}

/** A complaint as RFC 5965 has it. */
function complaintOf(mail: ReadMail, email: string): string {
  return lines(
    `From: feedback@example.net\nTo: abuse@portico.example\nSubject: complaint\nMessage-ID: <complaint.${email}>\nMIME-Version: 1.0`,
    'Content-Type: multipart/report; report-type=feedback-report; boundary=b\n',
    '--b\nContent-Type: text/plain\n\nA complaint.',
    `--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nUser-Agent: x/1\nVersion: 1\nOriginal-Rcpt-To: <${email}>`,
    `--b\nContent-Type: message/rfc822\n\n${mail.head}\n\n(text)\n--b--`,
  );
}

function lines(...parts: string[]): string {
  return parts.join('\n').replace(/\r?\n/g, '\r\n');
}

interface Call {
  type: string;
  body: string;
  headers: IncomingHttpHeaders;
}

/** Somebody's server that listens to webhooks. */
async function listen(): Promise<{ server: Server; url: string; calls: Call[] }> {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      calls.push({ type: (JSON.parse(body) as { type: string }).type, body, headers: request.headers });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, calls };
}
