import { fullName } from './full-name';

it('A name is written first name first; a company has no first name', () => {
  expect(fullName({ firstName: 'Ada', lastName: 'Byron' })).toBe('Ada Byron');
  expect(fullName({ firstName: '', lastName: 'Oak Trust' })).toBe('Oak Trust');
});
