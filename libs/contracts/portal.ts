// The resident's side: activation, sign-in, sessions.
import { ApiProperty } from '@nestjs/swagger';
import { Answer, AnswerOrNull, Email, Flag, Line } from './fields';
import { portalStatuses, residentKinds, type PortalStatus, type ResidentKind } from './residents';

/** `POST /portal/activations`: accepts an invitation on a person's act (A11). */
export class ActivationBody {
  @Line('The token of the link.', { max: 200 })
  token: string;

  @Line('The nonce of the page.', { max: 200 })
  nonce: string;

  @Flag('Links the home to the account that is signed in (A12).', 'optional')
  confirm?: boolean;
}

/** A body that carries only the token of a link. */
export class TokenBody {
  @Line('The token of the link.', { max: 200 })
  token: string;
}

/** `POST /portal/sign-in-links`. */
export class SignInLinkBody {
  @Email('The address of the account.')
  email: string;
}

/** `GET /portal/activations/nonce`: good once, in this browser, for 15 minutes. */
export class NonceView {
  @Answer('To be sent with the activation.') nonce: string;
  @Answer('When it ends.', { format: 'date-time' }) expiresAt: string;
}

/** What a resident signs in with. */
export class AccountView {
  @Answer('Its id.', { format: 'uuid' }) id: string;
  @Answer('Its address.') email: string;
}

/** One resident profile of an account. */
export class ProfileView {
  @Answer('The resident.', { format: 'uuid' }) residentId: string;
  @Answer('The community.', { format: 'uuid' }) communityId: string;
  @Answer("The community's name.") communityName: string;
  @Answer("The property's name.") propertyName: string;
  @ApiProperty({ enum: residentKinds }) kind: ResidentKind;
  @Answer('First name.') firstName: string;
  @Answer('Last name.') lastName: string;
  @ApiProperty({ enum: portalStatuses }) portalStatus: PortalStatus;
  @AnswerOrNull("Where the portal's instruction guide is.") instructionGuideUrl: string | null;
}

/** Who is signed in to the portal, and their homes. */
export class PortalMe {
  @Answer('The account.', { type: AccountView }) account: AccountView;
  @Answer('Their resident profiles.', { type: [ProfileView] }) profiles: ProfileView[];
}
