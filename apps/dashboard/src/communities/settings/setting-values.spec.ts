import { patchOf, valuesOf } from './setting-values';

const community = {
  name: 'Maple Court',
  kind: 'hoa' as const,
  senderName: null,
  replyTo: 'office@maple.example',
  timezone: 'UTC',
  brandColor: '#1f6feb',
  instructionGuideUrl: null,
  invitationTtlDays: 7,
  oneEmailPerProperty: true,
  mailEnabled: true,
  undoSeconds: 0,
  onUncertain: 'resend' as const,
  invitationSubject: null,
  invitationBody: null,
};

describe('the settings of a community', () => {
  const values = valuesOf(community, ['senderName', 'replyTo', 'invitationTtlDays']);

  it('are texts in a form, also where there is nothing', () => {
    expect(values).toEqual({ senderName: '', replyTo: 'office@maple.example', invitationTtlDays: 7 });
  });

  it('are sent where they changed, and what is emptied is null', () => {
    expect(patchOf(values, { ...values, replyTo: ' ' })).toEqual({ replyTo: null });
    expect(patchOf(values, { ...values, senderName: ' The office ', invitationTtlDays: 14 })).toEqual({
      senderName: 'The office',
      invitationTtlDays: 14,
    });
    expect(patchOf(values, { ...values })).toEqual({});
  });
});
