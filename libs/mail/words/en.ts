// What every mail says in English. Names in braces are values that are filled in later.
export const en = {
  invitation: {
    preheader: 'Activate your account for {{propertyName}}. The link works until {{expiresAt}}.',
    home: 'Your home',
    button: 'Activate My Account',
    expiry: 'This link is for you alone. It expires after {{linkDays}}, on {{expiresAt}}.',
    guideLead: 'New to the portal?',
    guideName: 'Read the instruction guide',
    why: 'Sent by {{senderName}}. You receive this email because you are listed as an owner or resident of {{propertyName}} in {{communityName}}. If you do not know this home, please ignore it.',
    stop: 'Stop these invitations',
  },
  notice: {
    why: 'Sent by {{senderName}}. You receive this email because you are listed as an owner or resident of {{propertyName}} in {{communityName}}.',
    stop: 'Stop these notices',
  },
  signIn: {
    from: 'Your resident portal',
    subject: 'Your sign-in link',
    preheader: 'It works once, within {{linkMinutes}}.',
    heading: 'Sign in to your portal',
    lead: 'Press the button and you are signed in. No password is needed.',
    button: 'Sign In',
    note: 'The link works once, within {{linkMinutes}}.',
    why: 'You receive this email because a sign-in link was asked for with this address. If it was not you, please ignore it: nobody gets in without this email.',
  },
  homeLinked: {
    from: '{{communityName}}',
    subject: 'A home was added to your account',
    preheader: '{{propertyName}} in {{communityName}}',
    heading: 'A home was added to your account',
    lead: '{{propertyName}} in {{communityName}} now belongs to the portal account with this address. It was added on {{linkedAt}}.',
    note: 'If you did this, all is well. If not, please tell the people who manage {{communityName}}.',
    why: 'You receive this email because it concerns the safety of your account.',
  },
  homeLinkedElsewhere: {
    from: '{{communityName}}',
    subject: 'Your home was added to another account',
    preheader: '{{propertyName}} in {{communityName}}',
    heading: 'Your home was added to another account',
    lead: 'The invitation for {{propertyName}} in {{communityName}} that was sent to this address was accepted by somebody who is signed in to the portal with another address. The home was added to that account on {{linkedAt}}.',
    note: 'If you did this, all is well. If not, please tell the people who manage {{communityName}} at once.',
    why: 'You receive this email because the invitation was sent to this address.',
  },
  staffPassword: {
    from: '{{organizationName}}',
    subject: 'Set your password for {{organizationName}}',
    preheader: 'The link works once, within {{linkHours}}.',
    heading: 'Welcome to Portico',
    lead: '{{organizationName}} has opened an account for you in Portico, where it brings residents into their online portals. Choose a password and you can begin.',
    button: 'Set My Password',
    note: 'The link works once, within {{linkHours}}. After that, ask an administrator for a new one.',
    why: 'You receive this email because an administrator of {{organizationName}} added this address.',
  },
  recap: {
    subject: 'Recap: {{messageSubject}}',
    preheader: '{{sent}} sent, {{failed}} failed, {{leftOut}} left out.',
    lead: 'This is what became of your message to {{communityName}}. People selected: {{recipients}}.',
    sentWord: 'sent',
    failedWord: 'failed',
    leftOutWord: 'left out',
    button: 'Open the Message',
    unreached: 'Not reached, and why',
    more: 'and {{moreCount}} more',
    messageHeading: 'What you wrote',
    why: 'You receive this recap because your address was given for the summary of this message.',
  },
  recapHeading: {
    finished: 'Your message has been sent',
    retried: 'Your message has been sent again to those it had not reached',
    cancelled: 'Your message was cancelled',
  },
  selfPause: {
    from: '{{communityName}}',
    subject: 'Paused: {{messageSubject}}',
    preheader: '{{waiting}} emails wait until somebody decides.',
    heading: 'Your message has paused itself',
    button: 'Open the Message',
    note: 'Nothing more of it leaves until somebody resumes it. Still to be mailed: {{waiting}}.',
    why: 'You receive this email because you sent this message, or because your address was given for its summary.',
  },
  selfPauseLead: {
    hard_bounces:
      '{{bad}} of {{tried}} emails were refused for good: that is more than 5%, and mail systems begin to distrust a sender with such a list. Please look at the addresses of “{{messageSubject}}” before it goes on.',
    complaints:
      '{{bad}} of {{tried}} emails were marked as spam: that is more than 0.1%, and mail systems begin to distrust such a sender. Please look at what “{{messageSubject}}” says, and to whom, before it goes on.',
  },
  greeting: 'Hello {{firstName}},',
  copyLink: 'If the button does not work, copy this address into your browser:',
};

/** What a language has to say. */
export type Words = typeof en;
