// Internal: mails to staff about their own account. The gateway knows the link; invitations makes and sends the mail.
import { Email, Line, WebAddress, Whole } from './fields';

/** `POST /account-mails`: a link with which a member of staff sets a password. */
export class AccountMailBody {
  @Email('Where it goes.')
  to: string;

  @Line('Their name.')
  name: string;

  @WebAddress('The link, with its raw token: it is sealed at rest and forgotten once the mail is sent.')
  url: string;

  @Whole('How many hours the link works; 72 where left out.', 1, 720, 'optional')
  hours?: number;
}
