//#region src/workers/worker-messages.ts
/** The worker's side: turns messages into answers. A failing `start` answers the first item. */
function answerItems(module) {
	let run;
	return {
		open({ context }) {
			run = module.then(({ start }) => start(context));
			run.catch(() => {});
		},
		async answer(item) {
			try {
				if (run === void 0) throw new Error("workers.open: expected the context before the first item");
				const result = await (await run)(item);
				return {
					answer: { result },
					transfer: buffersOf(result)
				};
			} catch (error) {
				return {
					answer: { error: error instanceof Error ? error.message : String(error) },
					transfer: []
				};
			}
		}
	};
}
/** The result in an answer, or the job's error thrown. */
function resultOf(answer) {
	if ("error" in answer) throw new Error(answer.error);
	return answer.result;
}
/** The buffers behind every typed array in a value of plain objects, arrays and maps, each once. */
function buffersOf(value) {
	const found = /* @__PURE__ */ new Set();
	const visit = (part) => {
		if (typeof part !== "object" || part === null) return;
		if (ArrayBuffer.isView(part)) {
			if (part.buffer instanceof ArrayBuffer) found.add(part.buffer);
		} else if (Array.isArray(part)) part.forEach(visit);
		else if (part instanceof Map) for (const entry of part.values()) visit(entry);
		else for (const entry of Object.values(part)) visit(entry);
	};
	visit(value);
	return [...found];
}
//#endregion
export { resultOf as n, answerItems as t };
