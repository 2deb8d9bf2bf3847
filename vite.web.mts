// How the two web apps are built; what is their own stands in apps/*/vite.config.mts.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, mergeConfig } from 'vite';
import type { Plugin, ResolvedConfig, UserConfig, UserConfigFnObject } from 'vite';

interface WebApp {
  /** Its folder in `apps`. */
  root: string;
  /** Where it stands at the gateway's address. */
  base: string;
  /** What the development server leaves to the gateway. */
  gateway: string[];
}

/** Builds an app of `apps` into `dist/web`. */
export function webApp({ root, base, gateway }: WebApp, own: UserConfig = {}): UserConfigFnObject {
  // The gateway must see the address that the browser sees, or the session's requests look foreign to it.
  const target = { target: `http://localhost:${process.env['PORT'] ?? 3000}`, changeOrigin: false };
  const shared = ({ command }: { command: string }): UserConfig => ({
    root,
    base,
    plugins: [react(), precompressed(), inOneLine()],
    resolve: { tsconfigPaths: true },
    // The gateway puts a nonce of its own into each answer (apps/gateway/src/web).
    html: { cspNonce: '__NONCE__' },
    build: {
      outDir: `../../dist/web/${basename(root)}`,
      emptyOutDir: true,
      manifest: true,
      target: 'es2022',
      assetsInlineLimit: 0,
    },
    logLevel: command === 'build' ? 'warn' : 'info',
    server: { proxy: Object.fromEntries(gateway.map((path) => [path, target])) },
  });
  return defineConfig((env) => mergeConfig(shared(env), own));
}

/** Lays `.br` and `.gz` beside every asset, so that nobody compresses on request. */
function precompressed(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'portico:precompressed',
    apply: 'build',
    configResolved: (resolved) => void (config = resolved),
    closeBundle: async () => {
      const folder = join(config.root, config.build.outDir, 'assets');
      const names = (await readdir(folder)).filter((name) => /\.(js|css|svg)$/.test(name));
      await Promise.all(names.map((name) => compress(join(folder, name))));
    },
  };
}

async function compress(file: string): Promise<void> {
  const text = await readFile(file);
  await writeFile(`${file}.br`, await promisify(brotliCompress)(text));
  await writeFile(`${file}.gz`, await promisify(gzip)(text, { level: 9 }));
}

/** Says in one short line that the app is built, as rspack.config.js does for the services. */
function inOneLine(): Plugin {
  const begin = Date.now();
  let config: ResolvedConfig;
  return {
    name: 'portico:in-one-line',
    apply: 'build',
    configResolved: (resolved) => void (config = resolved),
    closeBundle: {
      order: 'post',
      sequential: true,
      handler: () => {
        const folder = relative(process.cwd(), join(config.root, config.build.outDir));
        config.logger.warn(`built ${folder} in ${Date.now() - begin} ms`);
      },
    },
  };
}
