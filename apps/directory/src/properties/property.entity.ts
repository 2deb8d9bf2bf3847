import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { PropertyFacts } from './property';

/** One home or unit in a community. */
@Entity('property')
@Unique('property_place', ['id', 'communityId', 'organizationId'])
@Unique('property_account_number_unique', ['communityId', 'accountNumber'])
@Index('property_by_name', ['communityId', 'sortKey', 'id'])
export class Property implements PropertyFacts {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('text')
  name: string;

  /** The name as lists sort it; residents carry a copy. */
  @Column('text', { name: 'sort_key' })
  sortKey: string;

  /** The folded name; the search of residents has a copy. */
  @Column('text', { name: 'name_words' })
  nameWords: string;

  /** Name, address and account number, folded. */
  @Column('text')
  search: string;

  @Column('text', { name: 'address_line1', nullable: true })
  addressLine1: string | null;

  @Column('text', { name: 'address_line2', nullable: true })
  addressLine2: string | null;

  @Column('text', { nullable: true })
  city: string | null;

  @Column('text', { nullable: true })
  region: string | null;

  @Column('text', { name: 'postal_code', nullable: true })
  postalCode: string | null;

  @Column('text', { nullable: true })
  country: string | null;

  @Column('text', { nullable: true })
  unit: string | null;

  /** The key in the management system. */
  @Column('text', { name: 'account_number', nullable: true })
  accountNumber: string | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
