// A community's home.
export const community = {
  home: 'Home',
  kind: { hoa: 'Homeowner association', condominium: 'Condominium', rental: 'Rental property' },
  ownerAccess: 'Owner Access',
  manage: 'Manage',
  figure: {
    pending: 'Pending',
    invited: 'Invited',
    active: 'Active',
    inactive: 'Inactive',
    withoutEmail: 'Without email',
  },
  invited: '{{count, number}} invited',
  registered: '{{count, number}} registered',
  progressLabel:
    'From {{from}} to {{to}}: {{invited, number}} invited and {{registered, number}} registered of {{residents, number}} residents.',
  noProgress: 'The curve begins with the first invitation.',
  firstSteps: 'First steps',
  stepDone: 'done',
  step: { residents: 'Bring in the residents', emails: 'Check the email addresses', invite: 'Invite everyone' },
  stepText: {
    residents: 'Import them from a file of your management system, or add them one by one.',
    emails: 'Invitations need an email address. Residents without one now: {{count, number}}.',
    invite: 'One message invites all of them. You see every mail before it goes out.',
  },
  stepAction: { residents: 'Import residents', emails: 'Add emails in one grid', invite: 'Open Owner Access' },
  addByHand: 'Add by hand',
};
