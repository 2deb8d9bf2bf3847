// An invented roster, as large and as odd as those that management systems write.

/** A CSV that makes `people` residents, of whom two lose their email: one is not valid, one another home has. One row more is of no use. */
export function roster(people: number): string {
  const rows = Array.from({ length: people - 2 }, (_, n) => {
    const name = n % 7 === 0 ? `"O'Brien-${n}, Ana ""Ani"""` : `Ada Müller ${n}`;
    const email = n % 5 === 0 ? '' : ` Ada.${n}@Example.com `; // blanks and capitals, which do not count
    return `"${n + 1} Heron Way, Unit ${n % 9}",HP-${n},${name},${email}`;
  });
  const odd = [
    '"9001 Heron Way",HP-9001,Ada Nowhere,ada@nowhere',
    '"9003 Heron Way",HP-9003,Ada Twice,ada.1@example.com',
    ',,Ada Homeless,homeless@example.com',
  ];
  const header = 'Property Address,Account Number,Owner Name,Email';
  return `\ufeff${[header, ...rows.slice(0, 10), ...odd, ...rows.slice(10)].join('\r\n')}\r\n`;
}
