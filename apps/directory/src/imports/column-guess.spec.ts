import { guessColumns, labelsOf } from './column-guess';
import { homeFields, personFields, wordOf } from './roster-fields';

const guessed = (...headers: string[]): (string | null)[] =>
  guessColumns(headers).map(({ target }) => target && wordOf(target));

describe('the columns of a list with one resident to a row', () => {
  it.each([
    ['Property', 'propertyName'],
    ['Property Name', 'propertyName'],
    ['Account #', 'accountNumber'],
    ['Acct No.', 'accountNumber'],
    ['Address', 'addressLine1'],
    ['Property Address', 'addressLine1'],
    ['Address 2', 'addressLine2'],
    ['Address Line 2', 'addressLine2'],
    ['Unit #', 'unit'],
    ['Lot', 'unit'],
    ['City', 'city'],
    ['State/Province', 'region'],
    ['ZIP', 'postalCode'],
    ['País', 'country'],
    ['Type', 'kind'],
    ['Resident Type', 'kind'],
    ['Owner/Tenant', 'kind'],
  ])('%s is %s', (header, field) => expect(guessed(header, 'Name')).toEqual([field, 'fullName']));

  it.each([
    ['First Name', 'firstName'],
    ['FIRSTNAME', 'firstName'],
    ['Resident First Name', 'firstName'],
    ['Apellidos', 'lastName'],
    ['Full Name', 'fullName'],
    ['Resident', 'fullName'],
    ['E-mail', 'email'],
    ['Email Address', 'email'],
    ['Resident E-Mail', 'email'],
    ['Mobile', 'phone'],
    ['Language', 'locale'],
  ])('%s is %s', (header, field) => expect(guessed('Unit', header, 'Contact')).toContain(field));

  it.each([
    'Balance',
    'Notes',
    'Mailing Address',
    'Owner Mailing City',
    'Move-in Date',
    'Email Opt-In',
    'Emergency Contact',
    'Manager Email',
    '',
  ])('%j is not read', (header) => expect(guessed('Unit', 'Name', 'Email', header)[3]).toBeNull());

  it('knows the headers of our own export', () => {
    const own = [...homeFields, ...personFields];
    expect(guessed(...own.filter((field) => field !== 'fullName'))).toEqual(
      own.filter((field) => field !== 'fullName'),
    );
    expect(guessed('fullName')).toEqual(['fullName']);
  });

  it('takes a thing once, but for the parts of an address or a name', () => {
    expect(guessed('Street No', 'Street', 'Name', 'Email', 'Email Address', 'Phone', 'Cell')).toEqual([
      'addressLine1',
      'addressLine1',
      'fullName',
      'email',
      null,
      'phone',
      null,
    ]);
    expect(guessed('First', 'Last', 'Company')).toEqual(['firstName', 'lastName', 'lastName']);
    expect(guessed('Name', 'Email', 'Email 2')).toEqual(['fullName', 'email', null]);
  });
});

describe('the columns of a list with a home to a row', () => {
  it('puts each person into a group', () => {
    const headers = [
      'Owner 1 First',
      'Owner 1 Last / Company',
      'Owner 1 E-mail',
      'Owner 2 Name',
      'Tenant First',
      'Tenant E-mail',
    ];
    const fields = [
      'owner1.firstName',
      'owner1.lastName',
      'owner1.email',
      'owner2.fullName',
      'tenant1.firstName',
      'tenant1.email',
    ];
    expect(guessed('Unit', ...headers)).toEqual(['unit', ...fields]);
  });

  it.each([
    [
      ['Owner', 'Co-Owner', 'Renter'],
      ['owner1.fullName', 'owner2.fullName', 'tenant1.fullName'],
    ],
    [
      ['Primary Owner', 'Secondary Owner'],
      ['owner1.fullName', 'owner2.fullName'],
    ],
    [
      ['Owner', 'Email', 'Tenant', 'Email'],
      ['owner1.fullName', 'owner1.email', 'tenant1.fullName', 'tenant1.email'],
    ],
    [
      ['Owner Name', 'Spouse Name', 'Spouse Email'],
      ['owner1.fullName', 'owner2.fullName', 'owner2.email'],
    ],
    [
      ['Name 1', 'Email 1', 'Name 2', 'Email 2'],
      ['fullName', 'email', 'owner2.fullName', 'owner2.email'],
    ],
    [
      ['First Name', 'Email', 'First Name', 'Email'],
      ['firstName', 'email', 'owner2.firstName', 'owner2.email'],
    ],
    [
      ['owner1.fullName', 'tenant2.email'],
      ['owner1.fullName', 'tenant2.email'],
    ],
    [
      ['Property Owner', 'Unit Owner Email'],
      ['owner1.fullName', 'owner1.email'],
    ],
  ])('reads %j as %j', (headers, fields) => expect(guessed('Unit', ...headers)).toEqual(['unit', ...fields]));

  it('lets a type column say what the one person is', () => {
    expect(guessed('Unit', 'Owner Name', 'Owner Email', 'Type')).toEqual(['unit', 'fullName', 'email', 'kind']);
  });
});

it('names every column once', () => {
  expect(labelsOf(['Email', '', 'Email', ''])).toEqual(['Email', 'Column 2', 'Email (2)', 'Column 4']);
});
