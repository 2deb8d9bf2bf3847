import { Check, Column, CreateDateColumn, Entity, PrimaryColumn, Unique } from 'typeorm';

/** An association, condominium or rental property. */
@Entity('community')
@Unique('community_organization', ['id', 'organizationId'])
@Unique('community_email_rule', ['id', 'oneEmailPerProperty'])
@Check('community_invitation_ttl_days', 'invitation_ttl_days BETWEEN 1 AND 30')
export class Community {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @Column('text')
  name: string;

  @Column('text', { name: 'sort_key' })
  sortKey: string;

  /** The folded name. */
  @Column('text')
  search: string;

  @Column('text', { name: 'sender_name', nullable: true })
  senderName: string | null;

  @Column('text', { name: 'reply_to', nullable: true })
  replyTo: string | null;

  @Column('text')
  timezone: string;

  @Column('text', { name: 'brand_color' })
  brandColor: string;

  @Column('text', { name: 'instruction_guide_url', nullable: true })
  instructionGuideUrl: string | null;

  @Column('integer', { name: 'invitation_ttl_days' })
  invitationTtlDays: number;

  /** B9: two properties may not share an email. Every resident carries a copy, kept by the database. */
  @Column('boolean', { name: 'one_email_per_property' })
  oneEmailPerProperty: boolean;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
