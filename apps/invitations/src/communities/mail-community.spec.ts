import type { CommunityCard } from '@portico/contracts/recipients';
import { guideUrlOf, invitationWordsOf, mailCommunityOf, senderOf } from './mail-community';

const card: CommunityCard = {
  id: '0196aaaa-0000-7000-8000-00000000000a',
  organizationId: '0196aaaa-0000-7000-8000-000000000001',
  name: 'Maple Court',
  senderName: 'The Board',
  replyTo: null,
  timezone: 'UTC',
  brandColor: '#1f6feb',
  logoUrl: null,
  instructionGuideUrl: null,
  invitationTtlDays: 7,
  undoSeconds: 0,
  onUncertain: 'resend',
  invitationSubject: null,
  invitationBody: null,
};

describe('a community in its mails', () => {
  it('has whole addresses', () => {
    const mail = mailCommunityOf({ ...card, logoUrl: '/api/v1/logos/abc' }, 'https://portal.example');
    expect(mail.logoUrl).toBe('https://portal.example/api/v1/logos/abc');
    expect(mail.instructionGuideUrl).toBe(`https://portal.example/guide/${card.id}`);
  });

  it('keeps its own guide, and has no logo where there is none', () => {
    expect(mailCommunityOf(card, 'https://portal.example').logoUrl).toBeNull();
    expect(guideUrlOf('https://maple.example/guide', card.id, 'https://portal.example')).toBe(
      'https://maple.example/guide',
    );
  });

  it('is answered where the message wants it, else where the community does', () => {
    const office = { ...card, replyTo: 'office@example.com' };
    expect(senderOf(office)).toEqual({ name: 'The Board', replyTo: 'office@example.com' });
    expect(senderOf(office, { replyTo: null }).replyTo).toBe('office@example.com');
    expect(senderOf(office, { replyTo: 'board@example.com' }).replyTo).toBe('board@example.com');
  });

  it('invites in its own words, and in ours where it has none', () => {
    const { subject, body } = invitationWordsOf({ ...card, invitationSubject: 'Welcome home' });
    expect(subject).toBe('Welcome home');
    expect(body).toContain('{{activationButton}}');
  });
});
