import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How many mails of a message are in each state is kept by the database itself: to count 200,000 rows anew for every look at a
 * running send costs more than the send. Each statement adds what it changed, so that nobody waits for anybody else's count; the
 * sum is the truth, and `foldTallies` keeps it short. And rows that a send updates have room for it in their page.
 */
export class Tallies1700000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
    await runner.query(triggers);
    await runner.query('ALTER TABLE standing SET (fillfactor = 70); ALTER TABLE invitation SET (fillfactor = 80)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER delivery_inserted ON delivery; DROP TRIGGER delivery_updated ON delivery; DROP TRIGGER delivery_deleted ON delivery;
      DROP FUNCTION tally_inserted, tally_updated, tally_deleted;
      DROP TABLE tally;
      ALTER TABLE standing RESET (fillfactor); ALTER TABLE invitation RESET (fillfactor)`);
  }
}

const table = `
CREATE TABLE tally (
  message_id uuid NOT NULL,
  status text NOT NULL,
  mails integer NOT NULL,
  activated integer NOT NULL,
  folded boolean NOT NULL DEFAULT false,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX tally_message ON tally (message_id);
CREATE INDEX tally_unfolded ON tally (message_id, at) WHERE NOT folded;
INSERT INTO tally (message_id, status, mails, activated, folded)
SELECT message_id, status, count(*), count(activated_at), true FROM delivery WHERE message_id IS NOT NULL GROUP BY message_id, status;
`;

const triggers = `
CREATE FUNCTION tally_inserted() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO tally (message_id, status, mails, activated)
  SELECT message_id, status, count(*), count(activated_at) FROM now_there WHERE message_id IS NOT NULL GROUP BY message_id, status;
  RETURN NULL;
END $$;
CREATE FUNCTION tally_deleted() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO tally (message_id, status, mails, activated)
  SELECT message_id, status, -count(*), -count(activated_at) FROM was_there WHERE message_id IS NOT NULL GROUP BY message_id, status;
  RETURN NULL;
END $$;
CREATE FUNCTION tally_updated() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO tally (message_id, status, mails, activated)
  SELECT message_id, status, sum(one), coalesce(sum(one) FILTER (WHERE accepted), 0)
    FROM (SELECT message_id, status, activated_at IS NOT NULL AS accepted, 1 AS one FROM now_there
          UNION ALL SELECT message_id, status, activated_at IS NOT NULL, -1 FROM was_there) AS change
   WHERE message_id IS NOT NULL GROUP BY message_id, status
  HAVING sum(one) <> 0 OR sum(one) FILTER (WHERE accepted) <> 0;
  RETURN NULL;
END $$;
CREATE TRIGGER delivery_inserted AFTER INSERT ON delivery
  REFERENCING NEW TABLE AS now_there FOR EACH STATEMENT EXECUTE FUNCTION tally_inserted();
CREATE TRIGGER delivery_updated AFTER UPDATE ON delivery
  REFERENCING OLD TABLE AS was_there NEW TABLE AS now_there FOR EACH STATEMENT EXECUTE FUNCTION tally_updated();
CREATE TRIGGER delivery_deleted AFTER DELETE ON delivery
  REFERENCING OLD TABLE AS was_there FOR EACH STATEMENT EXECUTE FUNCTION tally_deleted();
`;
