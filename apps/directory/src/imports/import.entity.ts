import type { ImportStatus } from '@portico/contracts/imports';
import type { Actor } from '@portico/platform/tenant';
import { Check, Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** An uploaded list and how far it has come. The figures count people, `rows` records. */
@Entity('import')
@Check('import_status', `status IN ('receiving', 'queued', 'running', 'done', 'failed')`)
@Check('import_ends', `(finished_at IS NOT NULL) = (status IN ('done', 'failed'))`)
export class Import {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  /** Who asked for it: what it does is done on their behalf. */
  @Column('jsonb')
  actor: Actor;

  @Column('text')
  filename: string;

  /** Each header with its field, in the order of the columns. */
  @Column('jsonb')
  mapping: [header: string, field: string | null][];

  /** Only forecasts. */
  @Column('boolean', { name: 'dry_run' })
  dryRun: boolean;

  @Column('boolean', { name: 'send_invitations' })
  sendInvitations: boolean;

  /** `receiving` until the whole file is stored; nobody sees it before. */
  @Column('text')
  status: ImportStatus | 'receiving';

  @Column('integer', { name: 'rows_total', nullable: true })
  rowsTotal: number | null;

  @Column('integer')
  rows: number;

  @Column('integer')
  created: number;

  @Column('integer')
  updated: number;

  @Column('integer')
  skipped: number;

  @Column('integer')
  failed: number;

  /** The checkpoint: homes below it are done. It moves in the transaction that writes their people. */
  @Column('integer', { name: 'next_home' })
  nextHome: number;

  /** Why the end of the file could not be read. */
  @Column('text', { name: 'cut_off', nullable: true })
  cutOff: string | null;

  @Column('text', { nullable: true })
  failure: string | null;

  /** How many times it was taken up. */
  @Column('integer')
  runs: number;

  /** Runs that ended with an error of our own since the last progress. */
  @Column('integer')
  attempts: number;

  @Column('timestamptz', { name: 'progress_at' })
  progressAt: Date;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;
}
