// Which passwords are refused although they are long enough: those that are tried first.

/** Words, names and rows of keys that common passwords are made of; what is added to them (digits, signs) does not help. */
const words =
  `password passwort passw0rd contrasena motdepasse letmein welcome qwerty qwertyuiop qwertz azerty asdfgh asdfghjkl zxcvbn
zxcvbnm qazwsx qazwsxedc iloveyou iloveu sunshine princess football baseball basketball superman batman spiderman starwars pokemon
dragon monkey shadow master michael jordan charlie jennifer jessica ashley daniel thomas hunter killer trustno trustnoone whatever
freedom computer internet samsung liverpool chelsea arsenal barcelona realmadrid mustang harley corvette ferrari mercedes porsche
admin administrator root user guest test testing demo default changeme change secret login access manager portico company office
summer winter spring autumn january february march april june july august september october november december monday friday
sunday saturday cheese chocolate cookie banana orange purple flower butterfly angel lovely babygirl loveme tinkerbell
google facebook linkedin twitter microsoft windows apple iphone android hello goodbye nothing something blink matrix
abcdef abcdefg abcdefgh abcdefghij abcabc aaa zaq xsw cde vfr bgt nhy mju qweasd qweasdzxc asdqwe poiuyt lkjhgf mnbvcxz
correcthorsebatterystaple thisisapassword mypassword yourpassword newpassword oldpassword adminadmin passwordpassword`
    .split(/\s+/)
    .filter((word) => word !== '');
const common = new Set(words);

const leet: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/**
 * Why a password is refused, as a sentence, or null. It is common if it is a common word with digits and signs around it, one thing
 * again and again, a run of neighbours (`1234567890`), or the person's own address or name.
 */
export function weaknessOf(password: string, about: readonly string[] = []): string | null {
  const plain = password.toLowerCase().replace(/\s+/g, '');
  if (isRepeated(plain) || isRun(plain))
    return 'This password repeats itself or counts: choose one that is harder to guess.';
  if (spellings(plain).some(isCommon)) return 'This password is among the first that are tried: choose another one.';
  const own = about.flatMap(namesIn).filter((name) => name.length >= 3);
  const rest = own.reduce((text, name) => text.replaceAll(name, ''), plain).replace(/[^\p{L}]/gu, '');
  return rest.length < 4 && /\p{L}/u.test(plain) ? 'This password is too near to your name or address.' : null;
}

/** With digits for letters read as letters, and without what stands around the word. */
function spellings(plain: string): string[] {
  const read = plain.replace(/[013457@$!]/g, (sign) => leet[sign] ?? sign);
  return [plain, read]
    .flatMap((text) => [text, strip(text)])
    .concat(strip(strip(plain).replace(/[013457@$!]/g, (sign) => leet[sign] ?? sign)));
}

function strip(text: string): string {
  return text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
}

/** A common word, or several of them and nothing else. */
function isCommon(text: string): boolean {
  if (text === '') return false;
  const reached = new Set([0]);
  for (let end = 1; end <= text.length; end += 1) {
    for (const start of reached) if (common.has(text.slice(start, end))) reached.add(end);
  }
  return reached.has(text.length);
}

function isRepeated(text: string): boolean {
  return /^(.{1,5})\1*$/u.test(text) && /^(.{1,5})\1+/u.test(text);
}

function isRun(text: string): boolean {
  const rows = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm'];
  return rows.some((row) => row.includes(text) || [...row].toReversed().join('').includes(text));
}

function namesIn(text: string): string[] {
  return text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
}
