import { takesMail, type DomainResolver } from './domain-lookup';

const fails = (code: string) => Promise.reject(Object.assign(new Error(code), { code }));

/** Each answer: records, or the code of an error. */
function resolver(mx: string[] | string, a: string[] | string = 'ENODATA', aaaa: string[] | string = 'ENODATA') {
  const answer = <T>(records: T[] | string) =>
    typeof records === 'string' ? fails(records) : Promise.resolve(records);
  return {
    resolveMx: () => answer(Array.isArray(mx) ? mx.map((exchange) => ({ exchange })) : mx),
    resolve4: () => answer(a),
    resolve6: () => answer(aaaa),
  } as DomainResolver;
}

describe('whether a domain takes mail', () => {
  it.each([
    ['one with an MX does', resolver(['mx.example.com']), true],
    ['one that is unknown does not', resolver('ENOTFOUND'), false],
    ['one with a null MX does not', resolver(['']), false],
    ['one with a null MX does not, as a dot either', resolver(['.']), false],
    ['one without MX does at its address', resolver('ENODATA', ['192.0.2.1']), true],
    ['one without MX does at its address of the newer kind', resolver('ENODATA', 'ENODATA', ['2001:db8::1']), true],
    ['one without MX and without address does not', resolver('ENODATA'), false],
    ['of one whose servers fail nobody knows', resolver('ESERVFAIL'), null],
    ['where nobody answers nobody knows', resolver('ETIMEOUT'), null],
    ['where there is no resolver nobody knows', resolver('ECONNREFUSED'), null],
    ['of one whose addresses are not answered nobody knows', resolver('ENODATA', 'ETIMEOUT'), null],
    ['one address is enough', resolver('ENODATA', 'ETIMEOUT', ['2001:db8::1']), true],
  ])('%s', async (_, dns, answer) => {
    expect(await takesMail(dns, 'example.com')).toBe(answer);
  });
});
