import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppModule } from '../app.module';
import { documentAtRest } from './openapi.printer';

const root = join(__dirname, '../../../..');

describe('the generated API client', () => {
  it('is what the document says now; else run `npm run generate:api`', async () => {
    const generator = join(root, 'node_modules/.bin/openapi-typescript');
    const input = JSON.stringify(await documentAtRest(AppModule));
    const current = execFileSync(generator, {
      input,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const kept = await readFile(join(root, 'libs/api/schema.d.ts'), 'utf8');
    expect(current.trim() === kept.trim()).toBe(true);
  });
});
