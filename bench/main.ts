// `npm run bench [-- --quick | --scale | --kill | --soak]`: the product through its public API, beside what the machine can carry and
// what a tutorial builds; or what becomes of sends while processes are killed: the mailer in one send, any of them for some minutes.
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { PlainError } from '../dev/plain-error';
import { killedSend } from './killed-send';
import { listsP95 } from './lists';
import { occasion, tableOf } from './report';
import { startRig } from './rig';
import { allRounds, type Sizes } from './rounds';
import { soak } from './soak';
import { runStandInSink } from './stand-in-sink';

const usual: Sizes = { rounds: 5, tutorial: 1_500, people: [10_000, 50_000], singles: 60 };
const quick: Sizes = { rounds: 2, tutorial: 300, people: [2_000], singles: 5 };
const scale: Sizes = { rounds: 1, tutorial: 1_500, people: [10_000, 50_000, 200_000], singles: 60 };
const LISTED = 200_000;

async function main(args: string[]): Promise<void> {
  if (args[0] === 'sink') return runStandInSink(Number(args[1]), args[2]!);
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean' },
      scale: { type: 'boolean' },
      kill: { type: 'boolean' },
      soak: { type: 'boolean' },
      minutes: { type: 'string', default: '10' },
    },
  });
  const sizes = values.quick ? quick : values.scale ? scale : usual;
  const rig = await startRig();
  try {
    if (values.kill) return console.log(await killedSend(rig));
    if (values.soak) return console.log(await soak(rig, Number(values.minutes)));
    if (!rig.sink.isPostfix) console.log("Postfix's smtp-sink is not installed: a slower stand-in takes the mails.");
    if (!rig.redisUrl)
      console.log('redis-server is not installed: the queues are in PostgreSQL, and the tutorial is left out.');
    const measured = await allRounds(rig, sizes);
    if (!values.quick) measured.list = [await listsP95(rig.api, LISTED)];
    console.log(`\n${tableOf(measured)}\n\n${occasion(sizes.rounds)}`);
  } finally {
    await rig.close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof PlainError ? error.message : error);
  process.exit(1);
});
