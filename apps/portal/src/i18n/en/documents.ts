export const documents = {
  title: 'Documents',
  emptyTitle: 'No documents yet',
  emptyText: 'What your community shares, such as its rules and minutes, will stand here.',
  added: 'added {{day}}',
  categories: {
    governing: 'Governing documents (CC&Rs)',
    rules: 'Rules',
    form: 'Forms',
    minutes: 'Minutes',
    financial: 'Finances',
    other: 'Other',
  },
};
