// What the portal's pages say. The Spanish ones say all of it too.
export const en = {
  portal: 'Resident portal',
  activate: {
    title: (name: string) => (name ? `Welcome, ${name}` : 'Welcome'),
    lead: 'Your account is ready. See your balance, send requests, and read notices and documents, all in one place.',
    button: 'Activate My Account',
    note: 'One press and you are signed in. There is no password to choose.',
    opening: 'Your invitation',
    fragment: 'One moment: your link is being opened.',
    incomplete: 'This link is not complete. Please open it from the email again, or copy all of it.',
  },
  dead: {
    expired: [
      'This link has expired',
      'Links work for a limited time, to keep your home safe. We can email you a new one now.',
    ],
    superseded: [
      'A newer link was sent',
      'Only the newest link works. Look for the latest email, or let us send you another one.',
    ],
    revoked: [
      'This invitation was withdrawn',
      'If you think that this is a mistake, please ask the people who manage your community.',
    ],
    unknown: [
      'We do not know this link',
      'Perhaps a part of it is missing. Please open it from the email again, or copy all of it.',
    ],
    ask: (who: string) => `Ask ${who}`,
    renew: 'Send Me a New Link',
    renewNote: 'It goes to the email address that we have on file for you.',
  },
  confirm: {
    title: 'You are signed in with another account',
    lead: (email: string) => `You are signed in as ${email}. Shall this home be added to that account?`,
    add: 'Add This Home',
    instead: 'No, sign out and start anew',
  },
  tooOld: {
    title: 'This page was open too long',
    lead: 'Or it was used already. Open it again, then press the button.',
    again: 'Open It Again',
  },
  signIn: {
    title: 'Sign in to your portal',
    lead: 'Enter your email address and we send you a link that signs you in. No password is needed.',
    email: 'Email address',
    ask: 'Email Me a Link',
    or: 'or',
    passkey: 'Use a Passkey',
    passkeyTrouble: 'That passkey did not sign you in. Try again, or let us email you a link.',
    used: 'Your account is active: that link was used already. Sign in here.',
    expired: 'That sign-in link has expired. Ask for a new one here.',
    dead: 'That sign-in link was used already, or is not one of ours. Ask for a new one here.',
    wrong: 'Please check the address: this does not look like one.',
    back: 'Please sign in: it leads you back to the page that you wanted to see.',
    out: 'You are signed out.',
    ready: 'Press the button and you are signed in.',
    button: 'Sign In',
  },
  linkSent: {
    title: 'Check your email',
    lead: 'If we know the address, a link is on its way and will arrive within a minute or two. If it does not, look in your spam folder.',
    back: 'Back to sign-in',
  },
  guide: {
    title: 'How to use your portal',
    lead: (community: string | null) =>
      `The portal is where ${community ?? 'your community'} and you do business online, from any phone or computer.`,
    chapters: [
      [
        'Activate your account',
        'Open the invitation in your email and press Activate My Account. The link signs you in: there is no password to choose.',
        'The link works for a limited time, and once. If it has expired, the page that it opens sends you a new one.',
      ],
      [
        'Sign in again',
        'Enter your email address on the sign-in page, and we email you a link that signs you in.',
        'If your phone or computer offers passkeys, add one in “My details”: then your fingerprint, your face or your PIN signs you in.',
      ],
      [
        'What you find there',
        'Your balance, your invoices and your account history.',
        'Maintenance requests: report what is broken, with photos, and follow what becomes of it.',
        'The notices of your community, and its documents, from the rules to the CC&Rs.',
        'With several homes, you switch between them.',
      ],
      [
        'If something does not work',
        'Look for our mails in your spam folder. If you have another email address now, tell the people who manage your community.',
      ],
    ],
    signIn: 'Go to Sign-In',
  },
  unsubscribe: {
    ask: 'Stop these emails?',
    askLead: (sender: string) =>
      `${sender} will send you no more invitations or notices by email. Neither will the other communities of the same management.`,
    stop: 'Stop These Emails',
    stopped: 'These emails have stopped',
    stoppedLead: (sender: string) =>
      `${sender} sends you no more invitations or notices by email. Neither do the other communities of the same management.`,
    still: 'What you ask for yourself still comes, such as links to sign in.',
    resume: 'Send Them Again',
    resumed: 'You get these emails again',
    resumedLead: (sender: string) => `${sender} sends you invitations and notices by email, as before.`,
    silent: 'These emails have stopped already',
    silentLead: (sender: string) =>
      `${sender} sends no invitations or notices to this address. If you want them, please ask the people who manage your community.`,
  },
  password: {
    title: 'Choose your password',
    lead: (email: string) =>
      `For ${email}. At least 10 characters; several words that do not belong together are best.`,
    label: 'New password',
    button: 'Set My Password',
    done: ['Your password is set', 'You can sign in with it now.'],
    dead: [
      'This link no longer works',
      'It was used already, has expired, or is not complete. Ask an administrator for a new one.',
    ],
  },
  trouble: {
    toPortal: 'Go to Your Portal',
    limited: ['Too many requests', 'Please wait a while, then try again.'],
    unavailable: ['We are not ready just now', 'Please try again in a moment. Nothing was changed.'],
    nowhere: ['There is nothing here', 'The address may be mistyped, or what was here has been removed.'],
    other: ['That did not work', 'Please go back and try again.'],
  },
};

/** All that a page can say. */
export type Words = typeof en;
