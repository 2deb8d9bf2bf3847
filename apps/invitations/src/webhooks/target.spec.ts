import { isLocalName, isPublicAddress, literalAddress } from './target';

describe('an address that webhooks may call', () => {
  it.each(['93.184.216.34', '8.8.8.8', '2606:2800:220:1::1'])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '192.0.2.1',
    '::',
    '::1',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'nonsense',
  ])('is not %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each([
    ['http://2130706433/', '127.0.0.1'],
    ['http://0x7f.1/', '127.0.0.1'],
    ['http://017700000001/', '127.0.0.1'],
    ['http://[::1]:80/', '::1'],
    ['http://hooks.example.com/', null],
  ])('is read from %s as a browser does', (url, address) => {
    expect(literalAddress(new URL(url))).toBe(address);
  });

  it.each(['http://localhost/', 'http://LOCALHOST.:80/', 'http://a.localhost/'])('is never behind %s', (url) => {
    expect(isLocalName(new URL(url))).toBe(true);
    expect(isLocalName(new URL('http://localhost.example.com/'))).toBe(false);
  });
});
