export const session = {
  title: 'Sign in',
  lead: 'Bring every resident and owner into their portal.',
  email: 'Email',
  password: 'Password',
  submit: 'Sign in',
  expired: 'Please sign in again: your session has ended.',
  wrong: 'The address or the password is wrong.',
};
