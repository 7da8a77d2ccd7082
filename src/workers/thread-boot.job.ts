import { parentPort, workerData } from 'node:worker_threads';
import { answerItems } from './worker-messages.ts';

/* The inside of a Node worker thread: an entry of its own, because a thread is started from a file. */

const { jobUrl, opening } = workerData as { jobUrl: string; opening: { context: unknown } };
const items = answerItems(import(jobUrl));
items.open(opening);
parentPort?.on('message', async ({ item }: { item: unknown }) => {
  const { answer, transfer } = await items.answer(item);
  parentPort?.postMessage(answer, transfer);
});
