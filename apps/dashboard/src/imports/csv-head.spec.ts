import { columnSamples, csvHead } from './csv-head';

const headers = ['Home', 'Who', 'Email', 'Email (2)', 'Column 5'];
const header = 'Home,Who,Email,Email,';

describe('the first rows of a file', () => {
  it('show what stands in each column: some values that differ, none where none is filled', () => {
    const rows = [
      '"1 Elm St, Unit 2","Ada ""Countess"" Byron",ada@example.com,,',
      '2 Elm St,Ivy,,,',
      '2 Elm St,Ivy,,,',
    ];
    expect(columnSamples([header, ...rows].join('\r\n'), headers)).toEqual({
      Home: ['1 Elm St, Unit 2', '2 Elm St'],
      Who: ['Ada "Countess" Byron', 'Ivy'],
      Email: ['ada@example.com'],
      'Email (2)': [],
      'Column 5': [],
    });
  });

  it('are no more than three', () => {
    expect(columnSamples('Home\n1\n2\n\n3\n4\n', ['Home'])).toEqual({ Home: ['1', '2', '3'] });
  });

  it.each([
    ['semicolons', 'Home;Who\n1;Ada, Ivy'],
    ['tabs', 'Home\tWho\n1\tAda, Ivy'],
    ['pipes', 'Home|Who\r1|Ada, Ivy'],
    ['a title above', 'Owners of Elm Court\n\nHome,Who\n1,"Ada, Ivy"'],
    ['a letter of its program', 'sep=;\nHome;Who\n1;Ada, Ivy'],
    ['a value on two lines', 'Home,Who\n1,"Ada,\n Ivy"'],
  ])('are found in a file with %s', (_, csv) => {
    expect(columnSamples(csv, ['Home', 'Who'])).toEqual({ Home: ['1'], Who: ['Ada, Ivy'] });
  });

  it('are not guessed where the header is not found', () => {
    expect(columnSamples('a,b\n1,2', ['Home', 'Who'])).toBeNull();
    expect(columnSamples('', ['Home'])).toBeNull();
  });
});

describe('the head of a file', () => {
  it.each([
    ['UTF-8 with its mark', Buffer.from('\ufeffÁ;ñ\n')],
    ['UTF-16', Buffer.from('\ufeffÁ;ñ\n', 'utf16le')],
    ['Windows-1252', Buffer.from([0xc1, 0x3b, 0xf1, 0x0a])],
  ])('is read in %s', async (_, bytes) => {
    expect(await csvHead(new Blob([new Uint8Array(bytes)]))).toBe('Á;ñ\n');
  });

  it('is no more than kilobytes, and ends with a whole line', async () => {
    const head = await csvHead(new Blob(['Á123456789\n'.repeat(100_000)]));
    expect(head.length).toBeLessThan(33_000);
    expect(head).toMatch(/^(Á123456789\n)+$/);
  });
});
