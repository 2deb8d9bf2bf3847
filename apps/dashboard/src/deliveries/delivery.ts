// What a mail is, as the API has it.
import type { Schema } from '@portico/api/client';

export type Delivery = Schema<'DeliverySummary'>;
export type DeliveryStatus = Delivery['status'];
export type DeliveryEvent = Schema<'DeliveryEventView'>;
