import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** The management company: the tenant boundary. */
@Entity('organization')
export class Organization {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  @Column('text', { name: 'reply_to', nullable: true })
  replyTo: string | null;

  /** Off: no mail leaves for any of its communities. */
  @Column('boolean', { name: 'mail_enabled', default: true })
  mailEnabled: boolean;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
