// Why a mail was refused: by what was said, then by the code. The first rule that fits counts, so the more telling ones stand first.
import type { RefusalReason } from '@portico/contracts/feedback';
import { reasonOfCode } from '../deliveries/refusal-codes';
import { codesIn, saysNothing } from './smtp-reply';

type Rule = readonly [RefusalReason, RegExp];

/** The address is refused because of who sends: it may well exist. */
const ourFault: Rule[] = [
  ['transient_system', /gr[ea]y-?list/i],
  [
    'blocked_reputation',
    /(?:after|reply to|command:?|failed:?) ?["'<(]?mail from|\b5\.1\.[78]\b|sender (?:address|domain|id)? ?(?:is )?(?:rejected|denied|invalid|not|verify failed)/i,
  ],
  [
    'blocked_reputation',
    /\b(?:dmarc|dkim|spf|sender policy framework)\b|unauthenticated (?:e-?mail|sender)|authentication (?:checks?|level|required|fail)|required authentication|send mail as/i,
  ],
  ['blocked_reputation', /\bptr\b|reverse[ -]?(?:dns|lookup|hostname)|\brdns\b|reverse-ip|does not resolve/i],
  [
    'blocked_reputation',
    /spamhaus|spamcop|sorbs|barracuda|\b(?:dns)?[rd]?bls?\b|dnsbl|black ?-?list|block ?-?list|blocked (?:using|by|for|because|due)|_is_blocked|:blocked\)|(?:\bip|host|client|server|sender|domain|address \[).{0,60}(?:is|are|was|been) blocked|ip source bloqu|ip bloqu|blocked ip|client host (?:rejected|blocked|\[)|geoip/i,
  ],
  [
    'blocked_reputation',
    /reputation|unsolicited|spamming|sending spam|spam source|open relay|banned|unexpected volume|complaints|suspicious|messages from .{0,60}(?:weren't sent|not accepted|temporarily deferred)/i,
  ],
  [
    'blocked_reputation',
    /too many (?:connections|recipients|messages|e?mails|errors|concurrent|sessions)|frequency limited|rate.?limit|exceeded (?:the )?(?:rate|maximum number of (?:connections|messages))|throttl|sending too fast|at a rate/i,
  ],
  [
    'blocked_reputation',
    /relay(?:ing)? (?:access )?(?:denied|not (?:permitted|allowed))|not allowed to (?:send|connect|relay|submit)|(?:no|not have|not authori[sz]ed to|don't have) permission|not permitted to|your access to (?:submit|this)|helo (?:command )?reject|(?:connections?|connect) (?:will )?not (?:be )?accepted|delisted?@|access denied, (?:banned|sending)|5\.7\.\d+(?:(?!recipient address).){0,160}access denied/i,
  ],
];

const mailbox: Rule[] = [
  [
    'mailbox_full',
    /(?:mail ?box|in-?box|mail ?folder|mail ?drop|maildir|account|storage|mail ?store).{0,40}(?:\bfull\b|stuffed|exceed|over ?quota|over its|limit)|(?:over|exceed\w*|out of|disk|mailbox|user'?s?|beyond).{0,30}(?:quota|allotted|allowed size|storage|allocation)|over ?quota|quota.{0,30}exceed|quotaexceed|\bquota\b.{0,20}(?:full|limit)|not enough (?:disk |storage )?space|exceeds? allowed size|bo[iî]te.{0,40}pleine|speicherplatz|postfach.{0,20}voll|buz[oó]n.{0,20}lleno|casella.{0,20}piena|容量|いっぱい/i,
  ],
  ['content', /virus|malware|infected|trojan/i],
  [
    'content',
    /(?:message|mail) ?(?:content)? ?(?:has been |was |is |looks |considered |detected |classified |identified |rejected )+(?:as |like |to be )*(?:spam|ube|uce|junk|bulk)|content (?:was )?rejected|(?:detected|considered|identified|classified|marked|rejected) as spam|spam (?:message|content|detected|score)|high probability of spam|\bube\b|\buce\b/i,
  ],
  [
    'content',
    /(?:message|mail|size|length|line|header)(?:(?!queue).){0,40}(?:too (?:big|large|long)|exceeds?\b|limit exceeded)|(?:exceeds?|larger than).{0,40}(?:size|length|limit)|too large|line limit/i,
  ],
  [
    'content',
    /rfc ?-?[25][83]22|multiple (?:subject|from|addresses in)|not (?:rfc|standards?).{0,10}complian|(?:bad|invalid|missing|malformed) (?:header|mime|content)|attachment.{0,40}(?:not allowed|prohibited|blocked)|prohibited attachment|bare (?:lf|cr)/i,
  ],
  [
    'blocked_reputation',
    /policy|protocol violation|header error|administrat(?:or|ive(?:ly)?) (?:prohibit|denied|reject|block)|prohibited by|not rfc|security (?:reason|polic)|message (?:was )?refused|failed to delivery|you are not allowed/i,
  ],
  [
    'mailbox_inactive',
    /(?:account|mail ?box|user|address|recipient|customer|domain|service).{0,60}(?:disabled|inactive|in-active|suspended|deactivated|locked|frozen|not active|expired|discontinued|terminated|blocked|is bloque|closed|on hold|cancel|quarantin|non attiv|gesperrt|deaktiviert)|(?:inactive|disabled|suspended|deactivated) (?:user|account|mailbox|recipient)|recipient preferences|est bloqu/i,
  ],
];

const address: Rule[] = [
  [
    'invalid_recipient',
    /(?:user|recipient|mail ?box|address|account|addressee|local.?part|rcpt|customer|person|destinatario|utente|usuario|benutzer|empf[aä]nger)\W{0,3}.{0,50}(?:unknown|not ?found|not listed|does ?n[o']t exist|doesn't exist|did not exist|do not exist|not exist|nonexist|non-exist|invalid|not known|not local|not valid|isn't valid|unrouteable|undeliverable|unavailable|unresolved|no longer|has moved|moved|desconocid|inesistente|sconosciut|inconnu|unbekannt|no existe|inexistente|existiert nicht|nicht gefunden)/i,
  ],
  [
    'invalid_recipient',
    /(?:unknown|no such|invalid|non-?exist(?:e|a)nt|bad|illegal|unrouteable|incorrect|wrong|no valid|undeliverable|inactive e-?mail|not a (?:valid|known)) ?(?:or \w+ )?(?:destination |local |virtual |e-?mail )?(?:user|recipient|mail ?box|address|account|addressee|local.?part|person|alias|rcpt|customer|name)/i,
  ],
  [
    'invalid_recipient',
    /there (?:is|was) no(?:body| one| such)|nobody (?:here )?(?:by|with) that|no mail ?box here|no (?:account|user|one|recipient) (?:here )?by that|recipnotfound|adr\.\w*notfound|doesn't have an? .{0,40}account|no longer (?:on (?:this )?server|exists?|valid|here|available|with|work|in use|accepts?)|not a valid mailbox|not our customer|forward(?:ing)? (?:to|address)|dd (?:this|requested)|recipient address rejected(?!.{0,40}(?:polic|grey|temporar|spam|try|mailer error))|verify the (?:e-?mail )?address|mis-?spel|recipient rejected|address rejected|unable to deliver message to|not (?:listed|found) in .{0,40}(?:directory|name|list|table)|リスト(?:に|は)|見つかりません|存在しません|não existe|n'existe pas/i,
  ],
  [
    'invalid_recipient',
    /(?:unknown|no such|invalid|bad|non-?existent) (?:host|domain|mail ?server)|(?:host|domain|mail exchanger|mx|name).{0,60}(?:unknown|not found(?!, try)|does ?n[o']t exist|doesn't exist|doesn't receive|does not (?:receive|accept)|isn't able|no(?:t)? (?:mx|valid)|non-?existent)|couldn't find (?:any|a mail)|nxdomain|null mx|no (?:mx|mail exchanger|dns) .{0,20}(?:record|found)|cannot resolve|no route to (?:domain|the recipient)|illegal host|\b[\w-]{1,63}\.[a-z]{2,10} does not exist|unrouteable (?:mail )?(?:domain|address)|authoritative answer/i,
  ],
];

const system: Rule[] = [
  [
    'transient_system',
    /tim(?:e|ed)[ -]?out|expired?\b|giving up|too long|(?:not|n't) (?:be )?delivered (?:within|for|after|in)|could not deliver for|not deliver.{0,30}(?:for|in) the (?:last|past)|delivery (?:time|failed \d+ attempts)|attempts|retry|still being|will (?:keep|continue)|queued? for|be retried|try again|no answer/i,
  ],
  [
    'transient_system',
    /connection (?:was )?(?:refused|reset|lost|dropped|failed|broken|closed|timed)|no route to host|not reachable|unreachable|network|lost connection|cannot connect|can't connect|could not connect|unable to (?:connect|contact)|refused to (?:talk|accept)|name server|host not found, try|dns (?:error|fail)/i,
  ],
  [
    'transient_system',
    /temporar|deferred|defer|system (?:error|full|problem)|disk|resources|queue file|lock failure|error while writing|ldap|overload|busy|(?:mail|message|forward\w*) loop|looping|too many hops|loop detected|duplicated message|tls|certificate|pipe to|exec|command died|child status|configuration|syntax error|improper sequence|mailer error|internal (?:server )?error|server error/i,
  ],
];

const MOST_TEXT = 8_000;

/** @param said what was said, nearest to the cause first; @param status the enhanced code, where one was stated */
export function bounceReasonOf(said: readonly string[], status: string | null): RefusalReason {
  const texts = said.filter((text) => text.trim() !== '').map((text) => plain(text.slice(0, MOST_TEXT)));
  for (const text of texts) {
    const reason = matched([...ourFault, ...mailbox, ...address], text);
    if (reason) return reason;
    const code = status ?? codesIn(text).enhanced;
    const byCode = code !== null && !saysNothing(code) ? reasonOfCode(code) : null;
    if (byCode) return byCode;
    const late = matched(system, text);
    if (late) return late;
  }
  const stated = status === null ? null : reasonOfCode(status);
  return stated ?? byBasicCode(texts.map((text) => codesIn(text).basic).find((basic) => basic !== null) ?? null);
}

/** On one line, and once more without the codes that begin each line of a long reply: they tear phrases apart. */
function plain(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return `${line}\n${line.replaceAll(/\b[45]\d\d[- ](?:[45]\.\d{1,3}\.\d{1,3} )?/g, '')}`;
}

function matched(rules: readonly Rule[], text: string): RefusalReason | undefined {
  return rules.find(([, pattern]) => pattern.test(text))?.[0];
}

function byBasicCode(basic: string | null): RefusalReason {
  if (basic === '552') return 'mailbox_full';
  return basic?.startsWith('4') ? 'transient_system' : 'other';
}
