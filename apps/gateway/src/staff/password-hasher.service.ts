// argon2id with 19 MiB each: a handful at once and no more, or sign-in attempts alone could take the machine's memory and time.
import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { Problem, wrongField } from '@portico/contracts/problems';
import { weaknessOf } from './password';

/** `algorithm: 2` is argon2id: the package's enum is a const one and has no value at run time. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 2;
/** Whoever comes later waits more than some ten seconds: better told so at once. */
const QUEUE_LIMIT = 300;

/** How guesses are counted. */
export interface Tries {
  /** @throws Problem `rate.limited` where there were too many failures. */
  demand(): Promise<void>;
  failed(): Promise<void>;
}

@Injectable()
export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  /** Verified against where there is no such user, so that the time an answer takes tells nothing. */
  private readonly nobody = hash('nobody has this password', COST);

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, COST));
  }

  /** The hash of a password that somebody chooses. @throws Problem 422 at `field` where it is weak, as one made of what is `about` them. */
  async hashNew(password: string, about: string[], field = 'password'): Promise<string> {
    const weakness = weaknessOf(password, about);
    if (weakness) throw wrongField(field, 'password.common', weakness);
    return this.hash(password);
  }

  /**
   * Whether the password is right; for no user, or one without a password, false in the same time. `tries` is asked and told within
   * the turn, so that many guesses sent at once are counted like guesses one by one.
   */
  verify(stored: string | null, password: string, tries: Tries): Promise<boolean> {
    return this.inTurn(async () => {
      await tries.demand();
      const right = (await verify(stored ?? (await this.nobody), password)) && stored !== null;
      if (!right) await tries.failed();
      return right;
    });
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.waiting.length >= QUEUE_LIMIT) throw new Problem('rate.limited', undefined, { retryAfterSeconds: 5 });
    if (this.running >= AT_ONCE) await new Promise<void>((go) => this.waiting.push(go));
    else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
