// What messages are made of, as the API has them.
import type { QueryOf, Schema } from '@portico/api/client';

export type Message = Schema<'MessageView'>;
export type MessageStatus = Message['status'];
export type Purpose = Message['purpose'];
export type MessageCounts = Schema<'MessageCounts'>;
export type Recipient = Schema<'RecipientView'>;
export type RecipientFilter = Pick<QueryOf<'/api/v1/messages/{id}/recipients'>, 'problem' | 'status' | 'search'>;
export type Problem = NonNullable<Recipient['problem']>;
