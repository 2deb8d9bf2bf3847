import { hasReason, outcomeIn, reasonIn } from './reasons';

describe('why somebody was not mailed', () => {
  const problems = 'no_email invalid_email suppressed registered duplicate';
  const skips = 'email_changed revoked removed superseded cancelled uncertain';
  const answers = 'invalid_recipient mailbox_full mailbox_inactive blocked_reputation content transient_system other';

  it.each(`${problems} ${skips} ${answers} complaint auto_reply`.split(' '))(
    'is told in both languages for %s',
    (code) => {
      expect(hasReason(code)).toBe(true);
      expect(reasonIn('es', code)).not.toBe(reasonIn('en', code));
    },
  );

  it('is another reason where the code has no words', () => {
    expect(reasonIn('en', 'constructor')).toBe('another reason');
  });

  it('says what became of them', () => {
    expect(outcomeIn('en', 'bounced')).toBe('returned');
    expect(outcomeIn('es', 'leftOut')).toBe('excluido');
    expect(outcomeIn('es', 'unheardOf')).toBe('unheardOf');
  });
});
