export const session = {
  title: 'Sign in',
  lead: 'Bring every resident and owner into their portal.',
  email: 'Email',
  password: 'Password',
  submit: 'Sign in',
  ended: 'Your session has ended. Sign in again and go on where you are: nothing is lost.',
  wrong: 'The address or the password is wrong.',
};
