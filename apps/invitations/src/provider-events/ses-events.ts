// Amazon SES, by way of SNS. SES puts a Message-ID of its own in place of ours: the return path is what tells.
import { objectOf, objectsOf, textOf, type JsonObject } from '../feedback/plain-json';
import { complained } from '../feedback/report';
import { sesNotificationOf } from '../feedback/ses-notification';
import type { MailMarks } from '../feedback/trace';
import { reportOf, type ProviderEvent } from './provider-event';

/** The event that a notification tells of; none where it tells of no mail. */
export function sesEvents(body: JsonObject): ProviderEvent[] {
  const told = sesNotificationOf(body);
  if (!told) return [];
  const { recipients, complaint } = told;
  return [
    {
      id: idOf(body),
      mail: marksIn(objectOf(body['mail'])),
      report: complaint ? complained(complaint.type, complaint.recipient) : reportOf(recipients),
    },
  ];
}

/** The same where one event is told by two topics. */
function idOf(body: JsonObject): string {
  const about = ['bounce', 'complaint', 'delivery', 'deliveryDelay'].map((name) => objectOf(body[name]));
  const [feedbackId = '', at = ''] = ['feedbackId', 'timestamp'].map(
    (name) => about.map((one) => textOf(one[name])).find((text) => text !== '') ?? '',
  );
  return feedbackId || `${textOf(objectOf(body['mail'])['messageId'])} ${at}`;
}

function marksIn(mail: JsonObject): MailMarks {
  const header = objectsOf(mail['headers']).find(({ name }) => textOf(name).toLowerCase() === 'message-id');
  const common = objectOf(mail['commonHeaders']);
  return {
    returnPath: textOf(mail['source']),
    messageId: textOf(header?.['value']) || textOf(common['messageId']),
  };
}
