import { provenanceOf } from './own-origin';

const ours = 'https://portico.example';
const said = { origin: undefined, secFetchSite: undefined, addressed: 'http://127.0.0.1:3000' };

describe('where a request comes from', () => {
  it.each([
    ['own', { origin: ours }],
    ['own', { origin: 'http://127.0.0.1:3000' }],
    ['own', { secFetchSite: 'same-origin' }],
    ['own', { origin: 'null', secFetchSite: 'same-origin' }],
    ['own', { secFetchSite: 'none' }],
    ['foreign', { origin: 'https://evil.example' }],
    ['foreign', { origin: 'https://evil.example', secFetchSite: 'same-origin' }],
    ['foreign', { origin: 'http://portico.example' }],
    ['foreign', { origin: 'https://portico.example.evil.example' }],
    ['foreign', { origin: 'null', secFetchSite: 'cross-site' }],
    ['foreign', { origin: 'null', secFetchSite: 'none' }],
    ['foreign', { secFetchSite: 'same-site' }],
    ['unknown', {}],
    ['unknown', { origin: 'null' }],
  ] as const)('is %s with %j', (provenance, headers) => {
    expect(provenanceOf({ ...said, ...headers }, ours)).toBe(provenance);
  });
});
