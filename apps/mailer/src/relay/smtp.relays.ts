// The relays that this mailer sends over, each with connections of its own. The standard one is that of its settings; where another is,
// it asks the gate when it first meets it, and again when that has changed.
import type { GateClient } from '@portico/clients/gate-client';
import type { GrantedRelay } from '@portico/contracts/gate';
import { STANDARD_RELAY_ID } from '@portico/contracts/relays';
import type { MailerConfig } from '../config';
import type { Relays } from '../deliveries/ports';
import { SmtpRelay } from './smtp.relay';

interface Known {
  version: number;
  relay: Promise<SmtpRelay>;
}

export class SmtpRelays implements Relays {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly gate: Pick<GateClient, 'relay'>,
    private readonly config: Pick<MailerConfig, 'smtpUrl' | 'smtpConnections' | 'smtpTimeoutSeconds'>,
  ) {}

  get({ id, version }: GrantedRelay): Promise<SmtpRelay> {
    const before = this.known.get(id);
    // An older answer may come later: what is known is the newer one.
    if (before && before.version >= version) return before.relay;
    const relay = this.open(id);
    const known = { version, relay };
    this.known.set(id, known);
    if (before) closeLater(before);
    relay.catch(() => this.known.get(id) === known && this.known.delete(id));
    return relay;
  }

  close(): void {
    for (const known of this.known.values()) closeLater(known);
  }

  private async open(id: string): Promise<SmtpRelay> {
    if (id === STANDARD_RELAY_ID) return new SmtpRelay(this.config);
    const { url } = await this.gate.relay(id);
    return new SmtpRelay({ ...this.config, smtpUrl: url });
  }
}

/** What it sends at the moment it still sends. */
function closeLater({ relay }: Known): void {
  relay.then(
    (one) => one.close(),
    () => undefined,
  );
}
