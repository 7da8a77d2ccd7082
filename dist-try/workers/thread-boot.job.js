import { t as answerItems } from "../worker-messages-CG6wUgVE.js";
import { parentPort, workerData } from "node:worker_threads";
//#region src/workers/thread-boot.job.ts
const { jobUrl, opening } = workerData;
const items = answerItems(import(jobUrl));
items.open(opening);
parentPort?.on("message", async ({ item }) => {
	const { answer, transfer } = await items.answer(item);
	parentPort?.postMessage(answer, transfer);
});
//#endregion
export {};
