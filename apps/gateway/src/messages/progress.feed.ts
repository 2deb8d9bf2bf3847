// Live progress. Invitations is asked once a second for each message that is followed, however many follow it.
import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, MessageEvent } from '@nestjs/common';
import { InvitationsClient } from '@portico/clients/invitations-client';
import type { MessageProgress } from '@portico/contracts/messages';
import { Problem } from '@portico/contracts/problems';
import type { Tenant } from '@portico/platform/tenant';
import {
  catchError,
  defer,
  EMPTY,
  endWith,
  exhaustMap,
  finalize,
  interval,
  merge,
  Observable,
  of,
  ReplaySubject,
  share,
  startWith,
  Subject,
  takeUntil,
  takeWhile,
  throwError,
  timer,
} from 'rxjs';
import { eventId, hasSeenTheEnd, isFinal, isWorthTelling } from './progress';

const POLL_MS = 1_000;
const HEARTBEAT_MS = 15_000;
/** Then the client comes again, and who it is is asked again. */
const LONGEST_MS = 15 * 60_000;
const END: MessageEvent = {};

@Injectable()
export class ProgressFeed implements BeforeApplicationShutdown {
  private readonly closing = new Subject<void>();
  private readonly polls = new Map<string, Observable<MessageProgress>>();

  constructor(private readonly invitations: InvitationsClient) {}

  /**
   * The events of one listener: at once how things stand, then once a second while it is sending, and at last the final state.
   *
   * @returns null for a client that has seen the end and came again by itself: there is nothing more to tell.
   */
  async follow(tenant: Tenant, messageId: string, lastEventId?: string): Promise<Observable<MessageEvent> | null> {
    if (hasSeenTheEnd(lastEventId) && isFinal(await this.invitations.messageProgress(tenant, messageId))) return null;
    const told = this.poll(tenant, messageId).pipe(
      takeWhile((progress) => !isFinal(progress), true),
      tellingWhatIsNew(),
      endWith(END),
    );
    const heartbeat = interval(HEARTBEAT_MS).pipe(exhaustMap(() => of({ comment: 'still here' })));
    return merge(told, heartbeat).pipe(
      takeWhile((event) => event !== END),
      takeUntil(merge(timer(LONGEST_MS), this.closing)),
    );
  }

  beforeApplicationShutdown(): void {
    this.closing.next();
  }

  /** Shared by all listeners of a message in this process; whoever comes later gets the last state at once. */
  private poll(tenant: Tenant, messageId: string): Observable<MessageProgress> {
    const key = `${tenant.organizationId}:${messageId}`;
    const existing = this.polls.get(key);
    if (existing) return existing;
    const poll = interval(POLL_MS).pipe(
      startWith(0),
      exhaustMap(() => defer(() => this.invitations.messageProgress(tenant, messageId)).pipe(catchError(passOver))),
      catchError(() => EMPTY),
      finalize(() => this.polls.delete(key)),
      share({ connector: () => new ReplaySubject<MessageProgress>(1) }),
    );
    this.polls.set(key, poll);
    return poll;
  }
}

/** A service that does not answer now will do so later; a message that is gone ends the stream. */
function passOver(error: unknown): Observable<never> {
  return error instanceof Problem && error.status < 500 ? throwError(() => error) : EMPTY;
}

function tellingWhatIsNew() {
  return (source: Observable<MessageProgress>): Observable<MessageEvent> =>
    new Observable((listener) => {
      let before: MessageProgress | null = null;
      let count = 0;
      return source.subscribe({
        next: (progress) => {
          const worthIt = isWorthTelling(progress, before);
          before = progress;
          count += 1;
          if (worthIt) listener.next({ type: 'progress', id: eventId(progress, count), data: progress });
        },
        error: (error) => listener.error(error),
        complete: () => listener.complete(),
      });
    });
}
