import { mergeFields, unknownFields } from './merge-fields';

describe('merge fields', () => {
  it('are these in an invitation', () => {
    expect(mergeFields().toSorted()).toEqual([
      'activationButton',
      'activationUrl',
      'communityName',
      'expiresAt',
      'firstName',
      'fullName',
      'instructionGuideUrl',
      'lastName',
      'propertyName',
    ]);
  });

  it.each([
    ['Dear {{firstName}} {{ lastName }}', []],
    ['{{firstname}} {{FirstName}}', ['firstname', 'FirstName']],
    ['{{name}} and {{name}}', ['name']],
    ['{{first name}}', ['first name']],
    ['{{#each people}}', ['#each people']],
    ['{{{firstName}}}', []],
    ['{{constructor}}', ['constructor']],
    ['{{}} {{ }} { {firstName} } {{open', []],
    ['{{first\nName}}', []],
    ['{{activationButton}} {{expiresAt}} {{activationUrl}}', []],
  ])('in %j are unknown: %j', (text, unknown) => {
    expect(unknownFields(text)).toEqual(unknown);
  });

  it('of an invitation are unknown in a notice', () => {
    expect(unknownFields('{{firstName}} {{activationUrl}} {{activationButton}} {{expiresAt}}', 'notice')).toEqual([
      'activationUrl',
      'activationButton',
      'expiresAt',
    ]);
  });

  it('that are a button or an address are unknown in a subject', () => {
    const text = '{{propertyName}} {{expiresAt}} {{activationUrl}} {{activationButton}} {{instructionGuideUrl}}';
    expect(unknownFields(text, 'invitation', 'subject')).toEqual([
      'activationUrl',
      'activationButton',
      'instructionGuideUrl',
    ]);
  });
});
