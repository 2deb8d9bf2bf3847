import { Redis } from 'ioredis';

const EVERY_MS = 20;

/** Watches how much Redis holds, from now on. */
export async function queueBytes(redisUrl: string | null): Promise<{ most(): Promise<number | null> }> {
  if (!redisUrl) return { most: () => Promise.resolve(null) };
  const redis = new Redis(redisUrl);
  const used = async () => Number(/used_memory_dataset:(\d+)/.exec(await redis.info('memory'))?.[1] ?? 0);
  const before = await used();
  let most = before;
  const timer = setInterval(() => void used().then((now) => (most = Math.max(most, now))), EVERY_MS);
  return {
    most: async () => {
      clearInterval(timer);
      await redis.quit();
      return most - before;
    },
  };
}
