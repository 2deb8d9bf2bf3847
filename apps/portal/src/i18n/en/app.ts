// What the frame says, and what every page shares.
export const app = {
  skip: 'Skip to the content',
  navigation: 'Your home',
  switchHome: '{{home}}: switch to another of your homes',
  owner: 'Owner',
  tenant: 'Tenant',
  cancel: 'Cancel',
  remove: 'Remove',
  retry: 'Try again',
  more: 'Show more',
  loading: 'Loading …',
  toHome: 'Go to your home',
  notFoundTitle: 'There is nothing here',
  notFoundText: 'The address may be mistyped, or what was here has been removed.',
  noHomeTitle: 'No home is open to you',
  noHomeText:
    'Your access was switched off. If you think that this is a mistake, ask the people who manage your community.',
  failureTitle: 'This did not work',
  requestId: 'Request {{id}}: name it when you ask for help.',
};
