import { n as simulateBlock, t as openWorld } from "../simulate-block-CeVHPe9w.js";
import { t as answerItems } from "../worker-messages-CG6wUgVE.js";
//#region src/workers/browser-workers.ts
/**
* The browser worker's side: the last line of every job module. Does nothing unless this module was
* started as the worker of that name, so that a page, a test or another worker may import it.
*/
function serveBrowserWorker(path, module) {
	const scope = globalThis;
	if (scope.WorkerGlobalScope === void 0 || scope.name !== path) return;
	const post = scope.postMessage.bind(scope);
	const items = answerItems(Promise.resolve(module));
	scope.addEventListener("message", async ({ data }) => {
		if ("context" in data) {
			items.open(data);
			return;
		}
		const { answer, transfer } = await items.answer(data.item);
		post(answer, transfer);
	});
}
//#endregion
//#region src/population/simulate-block.job.ts
/** The worker's part of `simulatePeople`: numbers of blocks in, their columns out. */
async function start(plan) {
	const world = await openWorld(plan);
	return (blocks) => blocks.map((block) => simulateBlock(world, block).columns);
}
serveBrowserWorker("population/simulate-block.job", { start });
//#endregion
export { start };
