import { portalStatuses } from '@portico/contracts/residents';
import type { PortalStatus, ResidentKind } from '@portico/contracts/residents';
import type { DeliveryStatus } from '@portico/contracts/deliveries';
import { Check, Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ResidentFacts } from './resident';

/** A person tied to one property, and a copy of where they stand: invitations decides that, this copy serves lists. */
@Entity('resident')
@Check('resident_kind', `kind IN ('owner', 'tenant')`)
@Check('resident_email_has_key', '(email IS NULL) = (email_key IS NULL)')
@Index('resident_by_property', ['communityId', 'propertyKey', 'nameKey', 'id'])
@Index('resident_by_name', ['communityId', 'nameKey', 'id'])
@Index('resident_by_status', ['communityId', 'portalStatus', 'nameKey', 'id'])
@Index('resident_by_created_at', ['communityId', 'createdAt', 'id'])
@Index('resident_by_id', ['communityId', 'id'])
export class Resident implements ResidentFacts {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'property_id' })
  propertyId: string;

  /** The community's `oneEmailPerProperty`, kept by the foreign key `resident_email_rule`. */
  @Column('boolean', { name: 'email_rule' })
  emailRule: boolean;

  @Column('text')
  kind: ResidentKind;

  @Column('text', { name: 'first_name' })
  firstName: string;

  @Column('text', { name: 'last_name' })
  lastName: string;

  /** The primary email as written, trimmed. */
  @Column('text', { nullable: true })
  email: string | null;

  /** The email as it is compared. */
  @Column('text', { name: 'email_key', nullable: true })
  emailKey: string | null;

  /** The email where the rule is on: `resident_email_claim` lets it stand on one property only. Made by the database. */
  @Column({
    type: 'text',
    name: 'claimed_key',
    nullable: true,
    insert: false,
    update: false,
    generatedType: 'STORED',
    asExpression: 'CASE WHEN email_rule THEN email_key END',
  })
  claimedKey: string | null;

  @Column('text', { nullable: true })
  phone: string | null;

  @Column('text', { nullable: true })
  locale: string | null;

  @Column('text', { name: 'name_key' })
  nameKey: string;

  /** A copy of the property's `sortKey`. */
  @Column('text', { name: 'property_key' })
  propertyKey: string;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column('enum', { name: 'portal_status', enum: portalStatuses, enumName: 'portal_status', default: 'pending' })
  portalStatus: PortalStatus;

  /** The open invitation, or the last one. */
  @Column('uuid', { name: 'invitation_id', nullable: true })
  invitationId: string | null;

  @Column('boolean', { name: 'invitation_open', default: false })
  invitationOpen: boolean;

  @Column('timestamptz', { name: 'invited_at', nullable: true })
  invitedAt: Date | null;

  @Column('timestamptz', { name: 'link_expires_at', nullable: true })
  linkExpiresAt: Date | null;

  @Column('text', { name: 'delivery_status', nullable: true })
  deliveryStatus: DeliveryStatus | null;

  /** Of the copy: an older one never replaces a newer one. */
  @Column('bigint', { name: 'standing_version', default: 0 })
  standingVersion: string;
}
