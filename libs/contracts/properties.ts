// Properties as they are on the wire: one home or unit in a community.
import { Answer, AnswerOrNull, Line } from './fields';
import { ListQuery, pageOf } from './lists';

/** What may be said of a property; without a name its address and unit are its name. */
export class PropertyBody {
  @Line('What people call it, such as "102 Fox Run Cir".', { presence: 'optional' })
  name?: string;

  @Line('Street and number.', { presence: 'nullable' })
  addressLine1?: string | null;

  @Line('More of the address.', { presence: 'nullable' })
  addressLine2?: string | null;

  @Line('City.', { presence: 'nullable' })
  city?: string | null;

  @Line('State, province or region.', { presence: 'nullable' })
  region?: string | null;

  @Line('Postal code.', { presence: 'nullable', max: 20 })
  postalCode?: string | null;

  @Line('Country.', { presence: 'nullable' })
  country?: string | null;

  @Line('Unit or lot.', { presence: 'nullable', max: 100 })
  unit?: string | null;

  @Line('Account number in the management system; unique in the community.', { presence: 'nullable', max: 100 })
  accountNumber?: string | null;
}

/** One home or unit in a community. */
export class PropertyView {
  @Answer('Its id.', { format: 'uuid' }) id: string;
  @Answer('Its community.', { format: 'uuid' }) communityId: string;
  @Answer('What people call it.') name: string;
  @AnswerOrNull('Street and number.') addressLine1: string | null;
  @AnswerOrNull('More of the address.') addressLine2: string | null;
  @AnswerOrNull('City.') city: string | null;
  @AnswerOrNull('State, province or region.') region: string | null;
  @AnswerOrNull('Postal code.') postalCode: string | null;
  @AnswerOrNull('Country.') country: string | null;
  @AnswerOrNull('Unit or lot.') unit: string | null;
  @AnswerOrNull('Account number in the management system.') accountNumber: string | null;
}

/** Which page of properties, by name. */
export class PropertyListQuery extends ListQuery {
  @Line('Part of the name, the address or the account number.', { presence: 'optional' })
  search?: string;
}

/** One page of properties. */
export class PropertyPage extends pageOf(PropertyView, 'The properties of this page.') {}
