import { weaknessOf } from './password';

describe('which passwords are refused', () => {
  it.each([
    'password123',
    'Password123!',
    'P@ssw0rd2024',
    'qwertyuiop',
    'QWERTY12345',
    '1234567890',
    '0987654321',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'iloveyou2025',
    'adminadmin',
    'welcome2024!!',
    'letmein12345',
    'portico12345',
    'sunshine princess',
    'changeme!!!!',
  ])('refuses %s', (password) => {
    expect(weaknessOf(password)).not.toBeNull();
  });

  it.each([
    'tall-Okapi-walks-9',
    'xK9#mQ2$vL7p',
    'korrekte Pferde stapeln',
    '八月の雨が降る静かな夜道',
    'plum carburetor ox',
  ])('takes %s', (password) => {
    expect(weaknessOf(password, ['ada@example.com', 'Ada Byron'])).toBeNull();
  });

  it.each(['ada.byron@example.com', 'Byron1815!!', 'adabyron-example'])('refuses %s for Ada Byron', (password) => {
    expect(weaknessOf(password, ['ada.byron@example.com', 'Ada Byron'])).not.toBeNull();
  });
});
