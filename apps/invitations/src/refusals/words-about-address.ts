// What servers say of an address, or of its domain, that does not exist.
import type { WordTable } from './word-table';

const who =
  '(user|recip|mail box|address|account|local part|rcpt|customer|person|alias|name|member|e mail|destination|subscriber)';
const isNotThere =
  "(unknown|not (found|listed|known|local|valid|present|registered|recogni(s|z)ed|in my|ok|an active|exist|a (valid|known))|does(n't| not) exist|did not exist|non exist|invalid|isn't valid|unrout(e|)able|undeliverable|unresolved|no longer|moved|is wrong|incorrect|misspelled|missing|could(n't| not) be found|cannot be found|wasn't found|has left)";
const wrong =
  '(unknown|no such|no valid|invalid|non exist(e|a)nt|bad|illegal|unrout(e|)able|incorrect|wrong|undeliverable|unable to find|not (a (valid|known|local|registered)|my)|never heard of|unrecogni(s|z)ed|unresolvable|ambiguous)';

export const wordsAboutAddress: WordTable = [
  [
    'invalid_recipient',
    [
      `${who} * ${isNotThere}`,
      `${wrong} (or * )?(destination |local |virtual |envelope |smtp )?${who}`,
      '(mail box|user|account) (is |currently )?unavailable',
      'requested action not taken: mailbox',
      'there (is|was) no(body| one| such| user| mailbox| account)',
      'nobody (here )?(by|with) that',
      'no (mail box|account|user|one|recipient|such person|person|thanks?) (here|by that|with that|at this|found)',
      'recip not found',
      'badrcptto',
      'badrecipientto',
      'validrcptto',
      "doesn't have an? * account",
      'no longer (on (this )?server|exists?|valid|here|available|with|works?|in use|accepts?|employed|an employee|active at|monitored)',
      'not our customer',
      "can't accept user",
      'not (a|an) (valid|active|known|existing|local) (mail box|user|recipient|address|e mail)',
      'forward(ing)? (to|address)',
      '(add|please (use|send|update|try)) * new (e mail )?address',
      'recipient address rejected * (access denied|unknown|invalid|unverified|undeliverable|not exist|no such|table)',
      "(verify|check) the (recipient|e mail|spelling|address|recipient's)",
      'mis spel',
      "(not|n't) (be )?(listed|found) in * (directory|name|list|table|database)",
      'address book',
      'name directory',
      'user (lookup|verification) (failed|error)',
      'list of allowed rcpthosts',
      // fr, de, es, pt, it, nl, sv, pl, cs, ru, tr, ja, zh, ko
      "(destinataire|utilisateur|adresse|compte|boîte) * (inconnue?|invalide|inexistante?|introuvable|n'existe)",
      "n'existe (pas|plus)",
      '(empfänger|benutzer|adresse|postfach|konto|nutzer|teilnehmer|mailbox) * (unbekannt|nicht gefunden|existiert nicht|ungültig|nicht bekannt|gibt es nicht|nicht vorhanden|nicht erreichbar|nicht mehr)',
      'unbekannte(r|n|m|) (empfänger|benutzer|adresse|nutzer)',
      '(usuario|destinatario|dirección|cuenta|buzón|casilla|persona) * (desconocid|no existe|inexistente|no válid|no encontrad|inválid|no se ha encontrado|no se encontró)',
      'no existe (el|la|ese|esa|dicha|ningún|este|esta)',
      '(usuário|destinatário|endereço|conta|caixa) * (desconhecid|não existe|inexistente|inválid|não encontrad|não foi encontrad)',
      '(utente|destinatario|indirizzo|casella|account) * (sconosciut|inesistente|non esiste|non valid|non trovat|errat)',
      'nessun utente',
      '(gebruiker|geadresseerde|adres|e mailadres|postvak) * (onbekend|bestaat niet|ongeldig|niet gevonden)',
      '(mottagaren?|adressen|användaren?|modtageren?|brugeren?) * (okänd|finns inte|hittades inte|ukendt|findes ikke)',
      'nie znaleziono * (adres|odbiorc|użytkownik)',
      '(użytkownik|adres|odbiorca|konto|skrzynka) * (nieznany|nie istnieje|nieprawidłow|nie znalezion|nie został)',
      '(uživatel|adresa|příjemce|schránka) * (neznám|neexistuje|nenalezen|nebyla nalezena)',
      '(пользователь|получатель|адрес|ящик|адресат) * (не найден|не существует|неизвестен|несуществу)',
      'нет такого (пользователя|адреса|ящика)',
      '(kullanıcı|alıcı|adres) * (bulunamadı|bilinmiyor|mevcut değil|geçersiz)',
      '(リスト|ディレクトリ) * (ありません|見つかりません)',
      '見つかりません',
      '存在しません',
      '(宛先|ユーザー?|アドレス) * (不明|誤り)',
      '(用户|收件人|地址|邮箱|帐号|使用者) * (不存在|未找到|无效|錯誤)',
      '존재하지 않',
    ],
  ],
];

/** The part behind the @. */
export const wordsAboutDomain: WordTable = [
  [
    'invalid_recipient',
    [
      '(unknown|no such|invalid|bad|non existent|illegal) (host|domain|mail server|mail domain|mail host)',
      "(host|domain|mail exchanger|mx|host name|domain name) * (unknown|not (found|valid|exist)|does(n't| not) (exist|receive|accept)|isn't able|non existent|must exist|no mx)",
      "couldn't find (any|a mail) (host|exchanger)",
      'name or service not known',
      'nxdomain',
      'null mx',
      'no (valid )?(mx|mail exchanger|mail server|dns|a) (or * )?(record|found|host)',
      'cannot resolve',
      '(could|can) not (be )?resolve',
      'no route to (domain|the recipient)',
      'unrout(e|)able (mail )?(domain|address)',
      'all relevant mx records point to non-existent hosts',
      'authoritative answer',
      '(does|did)(n t| not) exist',
      '(domaine|domäne|dominio|domínio|domain) * (inexistant|introuvable|existiert nicht|no existe|não existe|non esiste|nicht gefunden|no se encontró)',
      '(ドメイン|ホスト) * (見つかりません|存在しません)',
    ],
  ],
];

/** Said also where there is another reason: it counts last. */
export const wordsOfDoubt: WordTable = [
  [
    'invalid_recipient',
    ['recipient (address )?(is )?(rejected|not accepted)', 'address rejected', 'unable to deliver message to'],
  ],
];
