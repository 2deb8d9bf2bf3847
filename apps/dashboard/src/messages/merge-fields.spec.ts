import { fieldsIn, mergeFields } from './merge-fields';

describe('merge fields', () => {
  it('are found where they stand', () => {
    expect(fieldsIn('Dear {{firstName}} of {{ propertyName }}: {{ }} {x}')).toEqual([
      { name: 'firstName', from: 5, to: 18 },
      { name: 'propertyName', from: 22, to: 40 },
    ]);
  });

  it('of a subject are text, and those of a notice have no link to activate', () => {
    expect(mergeFields('invitation', 'subject')).not.toContain('activationButton');
    expect(mergeFields('notice', 'body')).not.toContain('activationUrl');
    expect(mergeFields('invitation', 'body')).toContain('activationButton');
  });
});
