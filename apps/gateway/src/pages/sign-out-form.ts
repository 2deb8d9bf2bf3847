import { Line } from '@portico/contracts/fields';

/** The form that signs a resident out. */
export class SignOutForm {
  @Line('The link that they want to start anew with, where there is one.', { presence: 'optional' })
  token?: string;
}
