import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ResidentView } from '@portico/contracts/residents';
import type { Tenant } from '@portico/platform/tenant';
import { communityWith, startDirectory } from '../../testing/directory';
import type { DirectoryRig } from '../../testing/directory';
import { figuresOf, importCsv, upload } from '../../testing/imports';
import { AppModule } from '../app.module';

let rig: DirectoryRig;
let tenant: Tenant;
let community: string;

beforeAll(async () => {
  rig = await startDirectory(AppModule);
  rig.app.app.useLogger(false);
});
beforeEach(async () => {
  await rig.quiet();
  tenant = await rig.tenant();
  community = (await communityWith(rig.directory, tenant, [])).id;
});
afterAll(() => rig.close());

const run = (csv: string | Uint8Array, options: Parameters<typeof upload>[4] = {}) => {
  return importCsv(rig.directory, tenant, community, csv, options);
};
const residents = async (): Promise<ResidentView[]> => {
  return (await rig.directory.listResidents(tenant, community, { limit: 200, sort: 'createdAt' })).items;
};
const people = async () => {
  return (await residents()).map((it) => [it.propertyName, it.kind, `${it.firstName} ${it.lastName}`.trim(), it.email]);
};

describe('the export of a community', () => {
  it('goes out as far as the filter says', async () => {
    await run(
      'Property,Name,Email,Type\n1 Elm,Ada,ada@example.com,Owner\n1 Elm,Ivy,,Owner\n2 Elm,Zoë,zoe@example.com,Tenant\n',
    );
    const exported = await (
      await rig.directory.exportResidents(tenant, community, { hasEmail: true, kind: ['owner'] })
    ).text();
    const columns =
      'accountNumber,propertyName,addressLine1,addressLine2,unit,city,region,postalCode,country,kind,firstName,lastName,email,phone,locale';
    expect(exported).toBe(`${columns}\r\n,1 Elm,,,,,,,,owner,,Ada,ada@example.com,,\r\n`);
  });

  it('goes out and comes in again unchanged, in its own community and in a new one', async () => {
    await run(readFileSync(join(__dirname, 'fixtures', 'birch-lane.csv')));
    await run(
      'propertyName,firstName,lastName,phone\n=1+1,Ada,-Abbott,+1 555 0100\n1 Elm St,Ivy,Moore,\n1 Elm St,Ivy,Moore,5\n',
    );
    const exported = await (await rig.directory.exportResidents(tenant, community, {})).text();
    expect(exported).toContain(`,'=1+1,`);
    expect(exported).not.toMatch(/(^|,)"?[=+\-@]/m);
    expect(figuresOf(await run(exported))).toMatchObject({
      status: 'done',
      created: 0,
      updated: 0,
      skipped: 96,
      failed: 0,
    });
    const before = await people();
    community = (await communityWith(rig.directory, tenant, [])).id;
    expect(figuresOf(await run(exported))).toMatchObject({ created: 96, failed: 0 });
    expect(new Set(await people())).toEqual(new Set(before));
    expect(await (await rig.directory.exportResidents(tenant, community, {})).text()).toBe(exported);
  });
});
