import { exportAddress } from './export-address';

describe('the export of residents', () => {
  it('is of everybody', () => expect(exportAddress('c1', {})).toBe('/api/v1/communities/c1/residents.csv'));

  it('is of whom the list shows, whatever its order', () => {
    expect(exportAddress('c1', { status: ['pending', 'invited'], hasEmail: false, search: 'a b', sort: 'name' })).toBe(
      '/api/v1/communities/c1/residents.csv?status=pending%2Cinvited&hasEmail=false&search=a+b',
    );
  });
});
