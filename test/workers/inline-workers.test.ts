import { mapInline } from '../../src/workers/inline-workers.ts';
import { describeMapItems } from './conformance.ts';

describeMapItems('inline', mapInline, [1, 3]);
