export const notices = {
  title: 'Notices',
  emptyTitle: 'No notices yet',
  emptyText: 'What your community sends you will stand here, to be read again.',
};
