import { anyOf, plain } from './phrases';

const finds = (phrase: string, text: string): boolean => anyOf([phrase]).test(plain(text));

describe('a phrase', () => {
  it.each([
    ['over quota', 'Mailbox is OVER   QUOTA'],
    ['over quota', 'over-quota'],
    ['over quota', 'OverQuota'],
    ['mailbox * full', 'The mailbox of this person is full'],
    ['mailbox (is|was)? full', 'mailbox full'],
    ['exceed', 'quota exceeded'],
    ['boîte pleine', 'BOITE PLEINE'],
    ['не найден', 'Пользователь НЕ НАЙДЕН'],
    ['存在しません', 'ユーザーが存在しません'],
    ["doesn't exist", 'doesn’t exist'],
    ['spf!', 'SPF: fail'],
  ])('%s is found in: %s', (phrase, text) => {
    expect(finds(phrase, text)).toBe(true);
  });

  it.each([
    ['quota', 'myquota'],
    ['spf!', 'spfx'],
    ['mailbox * full', `mailbox ${'x'.repeat(80)} full`],
    ['does not exist', 'To: <does-not-exist@example.com>'],
    ['a.b', 'axb'],
  ])('%s is not found in: %s', (phrase, text) => {
    expect(finds(phrase, text)).toBe(false);
  });
});
