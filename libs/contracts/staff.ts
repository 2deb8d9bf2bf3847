// Staff, their sign-in, API keys and organizations.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Answer, AnswerOrNull, Email, Flag, Ids, Line, Moment, Nested, OneOf, SomeOf } from './fields';
import { pageOf } from './lists';

export const roles = ['admin', 'manager', 'viewer'] as const;
export type Role = (typeof roles)[number];

export const scopes = [
  'directory:read',
  'directory:write',
  'messages:read',
  'messages:write',
  'messages:send',
  'feedback:write',
  'webhooks:manage',
  'staff:manage',
] as const;
export type Scope = (typeof scopes)[number];

/** A password for staff: 10 to 200 characters; common ones are refused. */
export function Password(description: string, presence: 'required' | 'optional' = 'required'): PropertyDecorator {
  return Line(description, { min: 10, max: 200, presence });
}

/** `POST /auth/login`. */
export class LoginBody {
  @Line('The address.', { max: 254 })
  email: string;

  @Line('The password.', { max: 200 })
  password: string;
}

/** A member of staff. `communityIds` are the communities assigned to managers and viewers. */
export class UserView {
  @Answer('Their id.', { format: 'uuid' }) id: string;
  @Answer('Their organization.', { format: 'uuid' }) organizationId: string;
  @Answer('Their address.') email: string;
  @Answer('Their name.') name: string;
  @ApiProperty({ enum: roles }) role: Role;
  @Answer('Whether they may send.') canSend: boolean;
  @Answer('The communities assigned to them.', { type: [String] }) communityIds: string[];
  @Answer('When they were added.', { format: 'date-time' }) createdAt: string;
}

/** Somebody who is signed in. */
export class OwnUserView extends UserView {
  @Answer('Whether they run the installation, its relays: an administrator of the first organization.')
  operator: boolean;
}

/** Who signed in. */
export class SignedIn {
  @Answer('Who is signed in.', { type: OwnUserView }) user: OwnUserView;
}

/** `POST /users`. Without a password a mail lets the user set one. */
export class UserBody {
  @Email('Their address.')
  email: string;

  @Line('Their name.')
  name: string;

  @OneOf(roles, 'What they may do.')
  role: Role;

  @ApiPropertyOptional({ default: true })
  @Flag('Whether they may send.', 'optional')
  canSend: boolean = true;

  @Ids('The communities of a manager or viewer.', { presence: 'optional', max: 1000 })
  communityIds?: string[];

  @Password('Their first password.', 'optional')
  password?: string;
}

/** `PATCH /users/{id}`: whatever is left out stays. */
export class UserPatch {
  @Line('Their name.', { presence: 'optional' })
  name?: string;

  @OneOf(roles, 'What they may do.', 'optional')
  role?: Role;

  @Flag('Whether they may send.', 'optional')
  canSend?: boolean;

  @Ids('The communities of a manager or viewer.', { presence: 'optional', max: 1000 })
  communityIds?: string[];

  @Password('A new password; it ends their sessions.', 'optional')
  password?: string;
}

/** One page of users. */
export class UserPage extends pageOf(UserView, 'The users of this page.') {}

/** `POST /auth/password`: sets a password by the link of a mail. */
export class SetPasswordBody {
  @Line('The token of the link.', { max: 200 })
  token: string;

  @Password('The new password.')
  password: string;
}

/** `POST /api-keys`. */
export class ApiKeyBody {
  @Line('What it is for.')
  name: string;

  @SomeOf(scopes, 'What it may do.', { min: 1 })
  scopes: Scope[];

  @Moment('When it ends; never where left out.', 'nullable')
  expiresAt?: string | null;
}

/** An API key, without its secret. */
export class ApiKeyView {
  @Answer('Its id.', { format: 'uuid' }) id: string;
  @Answer('What it is for.') name: string;
  @ApiProperty({ enum: scopes, isArray: true }) scopes: Scope[];
  @AnswerOrNull('When it ends.', { type: String, format: 'date-time' }) expiresAt: string | null;
  @Answer('When it was made.', { format: 'date-time' }) createdAt: string;
  @AnswerOrNull('When it was last used.', { type: String, format: 'date-time' }) lastUsedAt: string | null;
}

/** A new API key with its secret, which is shown this once. */
export class ApiKeyCreated {
  @Answer('Its id.', { format: 'uuid' }) id: string;
  @Answer('What it is for.') name: string;
  @ApiProperty({ enum: scopes, isArray: true }) scopes: Scope[];
  @AnswerOrNull('When it ends.', { type: String, format: 'date-time' }) expiresAt: string | null;
  @Answer('The secret. Shown once.') secret: string;
}

/** One page of API keys. */
export class ApiKeyPage extends pageOf(ApiKeyView, 'The keys of this page, newest first.') {}

/** The first administrator of an organization. */
export class FirstAdministrator {
  @Email('Their address.')
  email: string;

  @Password('Their password.')
  password: string;
}

/** `POST /organizations`: another management company. */
export class OrganizationBody {
  @Line('Its name.')
  name: string;

  @Nested(FirstAdministrator, 'Its first administrator.')
  admin: FirstAdministrator;
}

/** A management company: the tenant boundary. */
export class OrganizationView {
  @Answer('Its id.', { format: 'uuid' }) id: string;
  @Answer('Its name.') name: string;
  @AnswerOrNull('Where answers to mails go, unless the community says otherwise.') replyTo: string | null;
  @Answer('Whether mail of its communities leaves.') mailEnabled: boolean;
}

/** `PATCH /organization`: whatever is left out stays. */
export class OrganizationPatch {
  @Line('Its name.', { presence: 'optional' })
  name?: string;

  @Email('Where answers to mails go, unless the community says otherwise.', 'nullable')
  replyTo?: string | null;

  @Flag('Whether mail of its communities leaves; what is to be sent while it does not waits.', 'optional')
  mailEnabled?: boolean;
}

/** A new organization with its first key, which is shown this once. */
export class OrganizationCreated {
  @Answer('The organization.', { type: OrganizationView }) organization: OrganizationView;
  @Answer('Its first administrator.', { type: UserView }) user: UserView;
  @Answer('A key with every scope within it. Shown once.') apiKey: string;
}
