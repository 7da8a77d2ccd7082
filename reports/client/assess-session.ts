import { assessInMemory, closerInMemory, copiesIn, lookAtColumns, type AssessmentDocument, type AssessmentSettings } from '../../src/assessment-document.ts';
import type { LookedAtColumn } from '../../src/assessment-cautions.ts';
import type { StatedRoles } from '../../src/column-roles.ts';
import { CLOSER_ROWS } from '../../src/closer-look.ts';
import type { Table } from '../../src/columns/column.ts';
import { readPageFile, type PageFile } from '../../src/engine/files/page-file.ts';
import type { ClassProposal } from '../../src/schema/propose-class.ts';

/** What the page asks for. */
export type AssessRequest =
  | { readonly kind: 'read'; readonly file: File; readonly asOf: string }
  | { readonly kind: 'assess' | 'closer'; readonly stated: StatedRoles; readonly settings: AssessmentSettings };

/** What it gets; a refusal is a sentence for the reader. */
export type AssessAnswer =
  | { readonly kind: 'columns'; readonly proposals: readonly ClassProposal[]; readonly rows: number }
  | { readonly kind: 'assessment'; readonly assessed: AssessmentDocument }
  | { readonly kind: 'refused'; readonly message: string };

/** Reads a file and assesses it as often as asked; holds the last one. The same in a worker and without one. */
export function assessSession(): (request: AssessRequest) => Promise<AssessAnswer> {
  let held: { name: string; file: PageFile; table: Table; looked: LookedAtColumn[]; copies: number | undefined } | undefined;
  return async (request) => {
    try {
      if (request.kind === 'read') {
        held = undefined;
        const file = await readPageFile(request.file.name, request.file);
        const { table } = file;
        const looked = lookAtColumns(table, { asOf: request.asOf });
        held = { name: request.file.name, file, table, looked, copies: table.rows > CLOSER_ROWS ? undefined : copiesIn(table) };
        return { kind: 'columns', proposals: looked.map(({ proposal }) => proposal), rows: table.rows };
      }
      if (held === undefined) return { kind: 'refused', message: 'Choose a file first.' };
      const { name, file, table, looked, copies } = held;
      const { stated, settings } = request;
      const assessed = assessInMemory(table, { path: name, format: file.format, rows: table.rows, notices: file.notices, copies }, looked, stated, settings);
      return { kind: 'assessment', assessed: request.kind === 'closer' ? closerInMemory(table, assessed, looked, stated, settings) : assessed };
    } catch (error) {
      return { kind: 'refused', message: error instanceof Error ? error.message : String(error) };
    }
  };
}

/** A worker's side: one answer for each request, in their order. */
export function serveAssessments(scope: { addEventListener(type: 'message', listen: (event: MessageEvent<AssessRequest>) => void): void; postMessage(answer: AssessAnswer): void }): void {
  const answer = assessSession();
  let last = Promise.resolve();
  scope.addEventListener('message', ({ data }) => {
    last = last.then(async () => scope.postMessage(await answer(data)));
  });
}
