// Internal: whether mail of an organization or a community leaves. Directory has the setting, invitations' gate goes by its own copy.
import { Flag, Id } from './fields';

/** `PUT /mail-switches`: told before it is switched off, and again once any change is committed. */
export class MailSwitch {
  @Id('The organization or the community.')
  placeId: string;

  @Flag('Whether mail leaves.')
  enabled: boolean;
}
