// What one builds from the first pages of the libraries' documentation: a job for each recipient, MJML rendered in the job, nodemailer's
// pool, `save()` for each row. It keeps nothing of what Portico promises; it is here to be compared with.
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import mjml2html from 'mjml';
import { createTransport } from 'nodemailer';
import { DataSource, EntitySchema } from 'typeorm';
import { template } from './template';

/** How many jobs a worker has in work at once, and connections in nodemailer's pool. */
const CONCURRENCY = 10;
const CONNECTIONS = 5;

interface Delivery {
  id: number;
  email: string;
  name: string;
  status: string;
  sentAt: Date | null;
}

const deliveries = new EntitySchema<Delivery>({
  name: 'tutorial_delivery',
  columns: {
    id: { type: Number, primary: true, generated: true },
    email: { type: String },
    name: { type: String },
    status: { type: String },
    sentAt: { type: 'timestamptz', nullable: true },
  },
});

interface Addresses {
  databaseUrl: string;
  redisUrl: string;
  smtpUrl: string;
}

/** @returns mails a second, from the first row to the last one that is saved as sent */
export async function tutorial({ databaseUrl, redisUrl, smtpUrl }: Addresses, people: number): Promise<number> {
  const db = await new DataSource({
    type: 'postgres',
    url: databaseUrl,
    schema: 'public',
    entities: [deliveries],
    synchronize: true,
  }).initialize();
  const rows = db.getRepository(deliveries);
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const queue = new Queue<{ id: number }>('tutorial', { connection });
  const transport = createTransport({ url: smtpUrl, pool: true, maxConnections: CONNECTIONS });
  const worker = new Worker<{ id: number }>(
    'tutorial',
    async ({ data }) => {
      const row = await rows.findOneByOrFail({ id: data.id });
      const { html } = await mjml2html(template(row.name, `https://portal.example/activate?token=${row.id}`));
      await transport.sendMail({
        from: 'Maple Court <portal@example.com>',
        to: row.email,
        subject: 'Your home at Maple Court is online',
        html,
        text: `Dear ${row.name}, activate your account: https://portal.example/activate?token=${row.id}`,
      });
      row.status = 'sent';
      row.sentAt = new Date();
      await rows.save(row);
    },
    { connection, concurrency: CONCURRENCY },
  );
  const begin = performance.now();
  let sent = 0;
  const all = new Promise<void>((resolve, reject) => {
    worker.on('completed', () => ++sent === people && resolve());
    worker.on('failed', (_job, error) => reject(error));
  });
  for (let i = 0; i < people; i += 1) {
    const row = await rows.save({ email: `ada.${i}@example.com`, name: `Ada ${i}`, status: 'queued', sentAt: null });
    await queue.add('send', { id: row.id });
  }
  await all;
  const seconds = (performance.now() - begin) / 1000;
  await worker.close();
  await queue.obliterate({ force: true });
  await queue.close();
  await connection.quit();
  transport.close();
  await db.query('DROP TABLE tutorial_delivery');
  await db.destroy();
  return people / seconds;
}
