// The portal when it is used for longer: in one's own language, with a passkey, when the session ends, when the connection is lost.
import type { Page } from 'playwright-core';
import { address, invitedIn, openCommunity, type Place } from '../../community';
import { seriousFaults } from '../faults';
import { expectSoon, expectToSee, type Stage } from '../stage';

export function portal(stage: Stage): void {
  let place: Place;

  beforeAll(async () => {
    place = await openCommunity(stage.api, 1, { name: 'Maple Court' });
  });

  const firstName = 'Inés';
  /** A resident's window with their home in it. */
  const atHome = async (values = {}) => {
    const email = address('ines');
    const id = await invitedIn(place, email, { firstName, lastName: 'Quintana', ...values });
    const page = await stage.laptop();
    await page.goto((await stage.system.mailbox.mailTo(email)).link);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: firstName }).waitFor();
    return { id, email, page };
  };
  const pathOf = (page: Page) => new URL(page.url()).pathname;

  it('speaks Spanish to who speaks Spanish, on every page, whatever the browser speaks', async () => {
    const { id, page } = await atHome({ locale: 'es' });
    const home = `/portal/homes/${id}`;
    for (const [path, heading] of [
      [home, 'Hola, Inés'],
      [`${home}/account`, 'Historial de la cuenta'],
      [`${home}/requests/new`, 'Solicitar una reparación'],
      [`${home}/nowhere`, 'Aquí no hay nada'],
      ['/portal/nowhere', 'Aquí no hay nada'],
      ['/portal/link-sent', 'Revise su correo'],
    ] as const) {
      await page.goto(stage.system.url + path);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('es');
    }
    await page.goto(`${stage.system.url}${home}/requests/new`);
    await page.getByRole('button', { name: 'Enviar solicitud' }).click();
    const title = page.getByLabel('¿De qué se trata?');
    expect(await title.evaluate(({ validationMessage }: { validationMessage?: string }) => validationMessage)).toBe(
      'Complete este campo.',
    );
    await page.goto(`${stage.system.url}${home}/details`);
    await page.getByRole('button', { name: 'Cerrar sesión', exact: true }).click();
    await expectToSee(page.getByText('Ha cerrado la sesión.'));
  });

  it('leads whose session has ended to sign-in, and back to the page by a passkey that they have added', async () => {
    const { id, page } = await atHome();
    await withAuthenticator(page);
    await page.getByRole('link', { name: 'My details' }).click();
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByText('Your passkey was added').waitFor();
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByText('This device has a passkey for your account already.').waitFor();
    await page.context().clearCookies({ name: 'portico_portal' });
    await page.getByRole('link', { name: 'Requests' }).click();
    await page.getByText('it leads you back').waitFor();
    await page.getByRole('button', { name: 'Use a Passkey' }).click();
    await page.getByRole('heading', { level: 1, name: 'Requests' }).waitFor();
    expect(pathOf(page)).toBe(`/portal/homes/${id}/requests`);
  });

  it('leads back to the page by the mailed link too', async () => {
    const { id, email, page } = await atHome();
    await page.context().clearCookies({ name: 'portico_portal' });
    await page.goto(`${stage.system.url}/portal/homes/${id}/documents`);
    await page.getByLabel('Email address').fill(email);
    await page.getByRole('button', { name: 'Email Me a Link' }).click();
    await page.goto((await stage.system.mailbox.mailTo(email, 2)).link);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Documents' }).waitFor();
    expect(pathOf(page)).toBe(`/portal/homes/${id}/documents`);
  });

  it('has passkeys renamed and removed by keyboard alone, in dialogs without a serious fault', async () => {
    const { page } = await atHome();
    await withAuthenticator(page);
    await page.getByRole('link', { name: 'My details' }).click();
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByText('Your passkey was added').waitFor();
    const press = async (name: string) => {
      await page.getByRole('button', { name }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      expect(await seriousFaults(page)).toEqual([]);
    };
    await press('Rename This device');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('My phone');
    await page.keyboard.press('Enter');
    await page.getByText('It is called “My phone” now.').waitFor();
    await press('Remove My phone');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('“My phone” was removed.').waitFor();
    await expectSoon(() => page.getByRole('button', { name: 'Remove My phone' }).count(), 0);
  });

  it('says that there is no connection, on every page, and goes on by itself when it is back', async () => {
    const { page } = await atHome();
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'Documents', exact: true }).click();
    await page.getByText('The server cannot be reached.').waitFor();
    await page.context().setOffline(false);
    await expectSoon(() => page.getByText('The server cannot be reached.').count(), 0);
    await expectToSee(page.getByText('No documents yet'));
  });
}

/** Gives a window's device a fingerprint reader, and a finger that is always on it. */
async function withAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
