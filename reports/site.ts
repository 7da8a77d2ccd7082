import type { Definition } from '../src/measure/measure.ts';
import type { MethodDoc } from '../src/schema/method.ts';
import type { ReportDocument } from '../src/report/document.ts';

/** A method as the method page shows it. */
export interface DocumentedMethod {
  readonly id: string;
  readonly doc: MethodDoc;
}

/** Everything the pages are written from. */
export interface Site {
  readonly documents: readonly ReportDocument[];
  readonly definitions: readonly Definition[];
  readonly releaseSteps: readonly DocumentedMethod[];
  readonly attacks: readonly DocumentedMethod[];
  readonly notebooks: readonly { readonly file: string; readonly title: string; readonly summary: string }[];
  readonly version: string;
}
