import { loadScenario } from '../../src/scenario/scenario-file.ts';
import { expandSweep, scenarioJsonSchema } from '../../src/scenario/index.ts';
try { const s = await loadScenario(process.argv[2]!); console.log(JSON.stringify({...s, text: ''}, null, 1).slice(0, 3000)); console.log(expandSweep(s).length, JSON.stringify(scenarioJsonSchema).length) } catch (e) { console.log((e as Error).message) ; if (!(e as Error).name.includes('Input')) console.log((e as Error).stack) }
