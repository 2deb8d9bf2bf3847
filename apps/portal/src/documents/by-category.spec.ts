import { byCategory } from './by-category';

describe('documents by category', () => {
  it('begin with what people live by, keep their order, and leave out what is empty', () => {
    const [minutes, rules, covenants, older] = [
      { category: 'minutes' as const, title: 'October' },
      { category: 'rules' as const, title: 'House rules' },
      { category: 'governing' as const, title: 'Covenants' },
      { category: 'minutes' as const, title: 'September' },
    ];
    expect(byCategory([minutes, rules, covenants, older])).toEqual([
      ['governing', [covenants]],
      ['rules', [rules]],
      ['minutes', [minutes, older]],
    ]);
    expect(byCategory([])).toEqual([]);
  });
});
