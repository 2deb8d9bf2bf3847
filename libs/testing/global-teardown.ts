/** After a test run: ends what the set-up started. */
export default async function teardown(): Promise<void> {
  await Promise.all((globalThis.porticoTestServers ?? []).map((server) => server.stop()));
}
