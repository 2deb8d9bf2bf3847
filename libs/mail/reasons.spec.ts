import { deliveryReasons, recipientProblems } from '@portico/contracts/deliveries';
import { outcomeIn, reasonIn, reasons } from './reasons';

describe('why somebody was not mailed', () => {
  const codes = [...new Set([...recipientProblems, ...deliveryReasons])];

  it('has words for every problem and every reason, and for nothing else', () => {
    expect(Object.keys(reasons.en).toSorted()).toEqual(codes.toSorted());
    expect(Object.keys(reasons.es)).toEqual(Object.keys(reasons.en));
  });

  it.each(codes)('is told in both languages for %s', (code) => {
    expect(reasonIn('es', code)).not.toBe(reasonIn('en', code));
  });

  it('is another reason where the code has no words', () => {
    expect(reasonIn('en', 'constructor')).toBe('another reason');
  });

  it('says what became of them', () => {
    expect(outcomeIn('en', 'bounced')).toBe('returned');
    expect(outcomeIn('es', 'leftOut')).toBe('excluido');
    expect(outcomeIn('es', 'unheardOf')).toBe('unheardOf');
  });
});
