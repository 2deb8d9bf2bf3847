import { Avatar, Menu, Text, UnstyledButton, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import type { MantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { languages } from '@portico/web/language';
import type { Language } from '@portico/web/language';
import { chooseLanguage } from '../i18n/i18n';
import { signOut, useMe } from '../session/session.queries';
import { useProblems } from '../ui/use-problems';

const roleWords = { admin: 'app.roleAdmin', manager: 'app.roleManager', viewer: 'app.roleViewer' } as const;
const themes = [
  ['light', 'app.themeLight', IconSun],
  ['dark', 'app.themeDark', IconMoon],
  ['auto', 'app.themeAuto', IconDeviceDesktop],
] as const;

/** Who is signed in, how it looks, what it speaks, and the way out. */
export function UserMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const leave = useSignOut();
  return (
    <Menu position="bottom-end" width={240} withinPortal>
      <Menu.Target>
        <UnstyledButton>
          <VisuallyHidden>{t('app.account')}</VisuallyHidden>
          <Avatar name={me.name || me.email} color="portico" radius="xl" size={34} alt="" aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Text px="sm" pt={6} fw={600} fz="sm">
          {me.name || me.email}
        </Text>
        <Text px="sm" pb={6} fz="xs" c="dimmed">
          {me.email} · {t(roleWords[me.role])}
        </Text>
        <Menu.Divider />
        <ThemeItems />
        <Menu.Divider />
        <LanguageItems />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={leave}>
          {t('app.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function ThemeItems() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu.RadioGroup value={colorScheme} onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}>
      <Menu.Label>{t('app.theme')}</Menu.Label>
      {themes.map(([scheme, word, Picture]) => (
        <Menu.RadioItem key={scheme} value={scheme} rightSection={<Picture size={16} />} closeMenuOnClick>
          {t(word)}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}

function LanguageItems() {
  const { t, i18n } = useTranslation();
  return (
    <Menu.RadioGroup value={i18n.language} onChange={(language) => void chooseLanguage(language as Language)}>
      <Menu.Label>{t('app.language')}</Menu.Label>
      {Object.entries(languages).map(([language, name]) => (
        <Menu.RadioItem key={language} value={language} lang={language} closeMenuOnClick>
          {name}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}

function useSignOut(): () => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { tell } = useProblems();
  const { mutate } = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      await navigate({ to: '/sign-in' });
      queries.clear();
    },
    onError: tell,
  });
  return () => mutate();
}
