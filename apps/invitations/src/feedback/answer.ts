import type { FeedbackAnswer, FeedbackResult } from '@portico/contracts/feedback';
import { headOf } from './effect';
import type { Report, Verdict } from './report';

const nothing: FeedbackResult = {
  matched: false,
  deliveryId: null,
  recipient: null,
  status: null,
  kind: 'not_a_bounce',
  reason: null,
};

/** What is answered to a report; `deliveryId` is the mail of ours that it is about. */
export function answerTo(report: Report, deliveryId: string | null): FeedbackAnswer {
  const found = { matched: deliveryId !== null, deliveryId };
  switch (report.what) {
    case 'nothing':
      return nothing;
    case 'auto_reply':
      return { ...nothing, ...found, reason: 'auto_reply' };
    case 'complaint':
      return { ...nothing, ...found, recipient: report.recipient, kind: 'complaint', reason: 'complaint' };
    case 'bounce': {
      const head = resultOf(headOf(report.verdicts), found);
      if (report.verdicts.length === 1) return head;
      return { ...head, results: report.verdicts.map((verdict) => resultOf(verdict, found)) };
    }
  }
}

function resultOf(
  { address, status, kind, reason }: Verdict,
  found: Pick<FeedbackResult, 'matched' | 'deliveryId'>,
): FeedbackResult {
  return { ...found, recipient: address, status, kind, reason };
}
