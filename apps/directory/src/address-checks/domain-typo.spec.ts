import { isMailboxDomain, meantDomain } from './domain-typo';
import { coined, neighbours, worded } from './mailbox-domains';

describe('a domain that is a slip of a well-known one', () => {
  it.each([
    ['gmial.com', 'gmail.com'],
    ['gmai.com', 'gmail.com'],
    ['gmaill.com', 'gmail.com'],
    ['gnail.com', 'gmail.com'],
    ['gmail.con', 'gmail.com'],
    ['gmail.co', 'gmail.com'],
    ['gmail.cm', 'gmail.com'],
    ['gmial.con', 'gmail.com'],
    ['gmailcom', 'gmail.com'],
    ['g.mail.com', 'gmail.com'],
    ['hotmial.com', 'hotmail.com'],
    ['hotmai.com', 'hotmail.com'],
    ['hormail.com', 'hotmail.com'],
    ['hotmal.es', 'hotmail.es'],
    ['yahoo.con', 'yahoo.com'],
    ['yaho.com', 'yahoo.com'],
    ['yahoo.con.mx', 'yahoo.com.mx'],
    ['yaho.com.ar', 'yahoo.com.ar'],
    ['outlok.com', 'outlook.com'],
    ['iclould.com', 'icloud.com'],
    ['comcast.ner', 'comcast.net'],
    ['sbcgolbal.net', 'sbcglobal.net'],
    ['aol.con', 'aol.com'],
    ['live.comm', 'live.com'],
  ])('%s was meant to be %s', (domain, meant) => {
    expect(meantDomain(domain)).toBe(meant);
  });

  it.each([
    'email.com', // each a letter away from gmail.com, and real
    'mail.com',
    'ymail.com',
    'hmail.com',
    'cloud.com', // from icloud.com
    'wahoo.com', // from yahoo.com
    'horizon.net', // from verizon.net
    'compact.net', // from comcast.net
    'carter.net', // from charter.net, which is a word
    'love.com', // from live.com
    'all.com', // from aol.com
    'hotmail.fr', // other countries
    'hotmail.co.uk',
    'yahoo.cr',
    'outlook.pt',
    'yahoo.com.ec',
    'gmail.es',
    'maple-hoa.org',
    'example.com',
    'com',
    '',
  ])('%s may be real', (domain) => {
    expect(meantDomain(domain)).toBeNull();
  });

  it.each([...coined, ...worded, ...neighbours])('%s is never one', (domain) => {
    expect([meantDomain(domain), isMailboxDomain(domain)]).toEqual([null, true]);
  });
});
