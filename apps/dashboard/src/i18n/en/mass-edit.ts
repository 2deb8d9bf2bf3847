export const massEdit = {
  title: 'Mass Edit',
  lead: 'Type or paste emails: a copied column fills the rows below. Enter and the arrows lead from row to row.',
  emailOf: 'Email of {{name}}',
  save: 'Save emails ({{count, number}})',
  outcome: '{{saved, number}} saved. {{refused, number}} could not be saved; each such row says why.',
  tooMany: 'These are the first {{most, number}} of {{total, number}}. Narrow the list to reach the others.',
  nobody: 'Change or clear the filters to see residents here.',
  leave: 'There are emails that are not saved. Leave all the same?',
};
