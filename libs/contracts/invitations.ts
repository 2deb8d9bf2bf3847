// Invitations as they are on the wire.
import { ApiProperty } from '@nestjs/swagger';
import { deliveryStatuses, DeliverySummary, type DeliveryStatus } from './deliveries';
import { Answer, AnswerOrNull } from './fields';

/** How an invitation stands or has ended. Expired is not stored: it follows from the database's clock. */
export const invitationStates = ['open', 'accepted', 'revoked'] as const;
export type InvitationState = (typeof invitationStates)[number];

/** The standing offer to one resident. The times are null until the first mail is recorded as sent. */
export class InvitationView {
  @Answer('Its id.', { format: 'uuid' }) id: string;
  @AnswerOrNull('When the last mail was sent.', { type: String, format: 'date-time' }) sentAt: string | null;
  @AnswerOrNull('When the link dies.', { type: String, format: 'date-time' }) expiresAt: string | null;
  @Answer('Whether the link has died of age.') expired: boolean;
  @ApiProperty({ enum: deliveryStatuses, nullable: true, description: 'What became of its last mail.' })
  deliveryStatus: DeliveryStatus | null;
}

/** `POST /residents/{id}/invitation`: what was promised. */
export class InvitationSent {
  @Answer('The invitation.', { type: InvitationView }) invitation: InvitationView;
  @Answer('The mail that carries its link.', { type: DeliverySummary }) delivery: DeliverySummary;
}
