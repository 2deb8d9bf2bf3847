export const organization = {
  title: 'Organization',
  details: 'Details',
  name: 'Name',
  replyTo: 'Reply-to',
  replyToHint: 'Where answers to mails go, unless a community has an address of its own.',
  saved: 'The organization is saved.',
};
