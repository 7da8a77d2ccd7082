import { responseModel, type Utility } from './response-model.ts';

/** Every CRM task by which a release's usefulness is measured, in the order of the method page. */
export const utilities: readonly Utility[] = [responseModel];
