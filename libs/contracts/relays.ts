// The relays that take our mails: the operator's, for the whole installation. In the order in which they were made one stands in for another.
import { ApiProperty } from '@nestjs/swagger';
import { Answer, AnswerOrNull, Flag, Line, MailDomain, NestedList, PerSecond, RelayAddress, Whole } from './fields';
import { pageOf } from './lists';

/** The relay of SMTP_URL. It is always there, and the first. */
export const STANDARD_RELAY_ID = '00000000-0000-7000-8000-000000000001';

export const relayStates = ['working', 'slowed', 'broken'] as const;
/** `slowed`: it asked for less, for all of its mails or those to some domain. `broken`: nothing is sent over it but a probe. */
export type RelayState = (typeof relayStates)[number];

export const relayFaults = ['sign_in', 'tls', 'sender', 'authentication', 'unreachable', 'unreadable'] as const;
/**
 * Why a relay is broken. `sign_in`: it refuses us; `tls`: no connection that can be trusted; `sender`: it refuses our sender;
 * `authentication`: receivers find our SPF, DKIM or DMARC wrong; `unreachable`: nobody answers; `unreadable`: its address was
 * sealed under another LINK_SECRET.
 */
export type RelayFault = (typeof relayFaults)[number];

/** What mails to one domain are held to. */
export class RelayDomain {
  @MailDomain('The domain behind the @.')
  domain: string;

  @PerSecond('Mails a second at the most; null for no limit.', 'nullable')
  ratePerSecond?: number | null;

  @Whole('Mails under way to it at once, over all mailers; null for no limit.', 1, 1000, 'nullable')
  connections?: number | null;
}

/** `POST /relays`: the last in the order. */
export class RelayBody {
  @Line('What it is called.')
  name: string;

  @RelayAddress('Where it is and how to sign in there. It is never read again.')
  url: string;

  @PerSecond('Mails a second, exactly, over all mailers; as fast as it takes them where null or left out.', 'nullable')
  ratePerSecond?: number | null;

  @NestedList(RelayDomain, 'Limits of single domains.', { max: 200, presence: 'optional' })
  domains?: RelayDomain[];

  @Flag('Whether it is left out for now.', 'optional')
  paused?: boolean;
}

/** A change of a relay: whatever is left out stays. `paused: false` and a new `url` mend one that is broken, at once. */
export class RelayPatch {
  @Line('What it is called.', { presence: 'optional' })
  name?: string;

  @RelayAddress('Where it is and how to sign in there; the standard relay has that of SMTP_URL.', 'optional')
  url?: string;

  @PerSecond('Mails a second, exactly, over all mailers; null for as fast as it takes them.', 'nullable')
  ratePerSecond?: number | null;

  @NestedList(RelayDomain, 'Limits of single domains, all of them.', { max: 200, presence: 'optional' })
  domains?: RelayDomain[];

  @Flag('Whether it is left out for now.', 'optional')
  paused?: boolean;
}

/** A limit as it is told. */
export class RelayDomainView {
  @Answer('The domain behind the @.') domain: string;
  @AnswerOrNull('Mails a second at the most; null for no limit.', { type: Number }) ratePerSecond: number | null;
  @AnswerOrNull('Mails under way to it at once; null for no limit.', { type: 'integer' }) connections: number | null;
}

/** A relay; where it is and how we sign in there is never told. */
export class RelayView {
  @Answer('Its id.', { format: 'uuid' }) id: string;
  @Answer('What it is called.') name: string;
  @AnswerOrNull('Mails a second; null for as fast as it takes them.', { type: Number }) ratePerSecond: number | null;
  @Answer('Limits of single domains.', { type: [RelayDomainView] }) domains: RelayDomainView[];
  @Answer('Whether it is left out for now.') paused: boolean;
  @ApiProperty({ enum: relayStates, description: 'Whether it takes our mails.' }) state: RelayState;
  @ApiProperty({ enum: relayFaults, nullable: true, description: 'Why it is broken.' }) reason: RelayFault | null;
  @Answer('Domains whose mails it takes more slowly for now.', { type: [String] }) slowedDomains: string[];
  @AnswerOrNull('When one mail is next tried over it, where it is broken.', { type: String, format: 'date-time' })
  probeAt: string | null;
  @Answer('When it was made.', { format: 'date-time' }) createdAt: string;
}

/** One page of relays. */
export class RelayPage extends pageOf(
  RelayView,
  'The relays of this page, in the order in which they stand in for each other.',
) {}
