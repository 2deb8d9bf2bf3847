import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Schema } from '@portico/api/client';
import { messageQuery, messagesKey, recipientsKey } from './messages.queries';
import type { Message } from './message';

type Progress = Schema<'MessageProgress'>;
export type Pace = Pick<Progress, 'perSecond' | 'secondsLeft'>;

const LIST_EVERY_MS = 2000;

/** Follows a send: the message's figures live, its list of people every two seconds. @returns how fast it goes; null while it stands */
export function useProgress({ id, communityId, status }: Message): Pace | null {
  const queries = useQueryClient();
  const [pace, setPace] = useState<Pace | null>(null);
  const [turn, setTurn] = useState(0);
  const over = status === 'sent' || status === 'cancelled';
  useEffect(() => {
    if (over) return;
    const events = new EventSource(`/api/v1/messages/${id}/events`);
    let listedAt = 0;
    const tell = ({ data }: MessageEvent<string>) => {
      const progress = JSON.parse(data) as Progress;
      setPace(progress.status === 'sending' ? progress : null);
      const { queryKey } = messageQuery(id);
      queries.setQueryData(queryKey, (message) => message && { ...message, ...figuresOf(progress) });
      if (Date.now() - listedAt < LIST_EVERY_MS && progress.status === 'sending') return;
      listedAt = Date.now();
      void queries.invalidateQueries({ queryKey: recipientsKey(id) });
      if (progress.status === 'sending') return;
      // What stands beside the figures has changed too: when it ended, what needs attention.
      void queries.invalidateQueries({ queryKey, exact: true });
      void queries.invalidateQueries({ queryKey: messagesKey(communityId) });
    };
    // A browser tries again by itself unless it was refused: the session has ended, and the message is asked for until it is there.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = async () => {
      if (events.readyState !== EventSource.CLOSED) return;
      await queries.refetchQueries({ queryKey: messageQuery(id).queryKey, exact: true });
      timer = setTimeout(() => setTurn((last) => last + 1), LIST_EVERY_MS);
    };
    events.addEventListener('progress', tell);
    events.addEventListener('error', () => void again());
    return () => {
      clearTimeout(timer);
      events.close();
    };
  }, [id, communityId, over, queries, turn]);
  return over ? null : pace;
}

function figuresOf({ status, counts }: Progress): Pick<Message, 'status' | 'counts'> {
  return { status, counts };
}
