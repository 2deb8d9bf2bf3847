import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { figuresOf, startImports } from '../../testing/imports';

const rig = startImports();

describe('the export of a community', () => {
  it('goes out as far as the filter says', async () => {
    await rig.run(
      'Property,Name,Email,Type\n1 Elm,Ada,ada@example.com,Owner\n1 Elm,Ivy,,Owner\n2 Elm,Zoë,zoe@example.com,Tenant\n',
    );
    const exported = await (
      await rig.directory.exportResidents(rig.tenant, rig.community, { hasEmail: true, kind: ['owner'] })
    ).text();
    const columns =
      'accountNumber,propertyName,addressLine1,addressLine2,unit,city,region,postalCode,country,kind,firstName,lastName,email,phone,locale';
    expect(exported).toBe(`${columns}\r\n,1 Elm,,,,,,,,owner,,Ada,ada@example.com,,\r\n`);
  });

  it('goes out and comes in again unchanged, in its own community and in a new one', async () => {
    await rig.run(readFileSync(join(__dirname, 'fixtures', 'birch-lane.csv')));
    await rig.run(
      'propertyName,firstName,lastName,phone\n=1+1,Ada,-Abbott,+1 555 0100\n1 Elm St,Ivy,Moore,\n1 Elm St,Ivy,Moore,5\n',
    );
    const exported = await (await rig.directory.exportResidents(rig.tenant, rig.community, {})).text();
    expect(exported).toContain(`,'=1+1,`);
    expect(exported).not.toMatch(/(^|,)"?[=+\-@]/m);
    expect(figuresOf(await rig.run(exported))).toMatchObject({
      status: 'done',
      created: 0,
      updated: 0,
      skipped: 96,
      failed: 0,
    });
    const before = await rig.people();
    await rig.openCommunity();
    expect(figuresOf(await rig.run(exported))).toMatchObject({ created: 96, failed: 0 });
    expect(new Set(await rig.people())).toEqual(new Set(before));
    expect(await (await rig.directory.exportResidents(rig.tenant, rig.community, {})).text()).toBe(exported);
  });
});
