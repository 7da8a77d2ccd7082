import type { AssessmentDocument } from '../../src/assessment-document.ts';
import type { StatedRoles } from '../../src/column-roles.ts';
import { definitions } from '../../src/measure/definitions.ts';
import type { ClassProposal } from '../../src/schema/propose-class.ts';
import type { AttributeClass } from '../../src/schema/table-schema.ts';
import { assessmentView } from '../assessment/assessment-view.ts';
import { html } from '../markup.ts';
import { assessSession, type AssessAnswer, type AssessRequest } from './assess-session.ts';
import { startFigure } from './hydrate.ts';
import { startSorting } from './sort.ts';

const CLASSES: readonly AttributeClass[] = ['direct-identifier', 'quasi-identifier', 'sensitive', 'insensitive'];
const FLAG = { 'direct-identifier': 'direct', 'quasi-identifier': 'quasi', sensitive: 'sensitive', insensitive: 'insensitive' } as const;

/** Starts the page on which a reader assesses a file of their own. `script` is this site's script, which a worker runs too. */
export function startAssessing(place: HTMLElement, script: string): void {
  const part = <Kind extends HTMLElement>(name: string): Kind => place.querySelector<Kind>(`[data-part="${name}"]`)!;
  const ask = asker(script);
  const [drop, input, status, form, result] = [part('drop'), part<HTMLInputElement>('file'), part('status'), part<HTMLFormElement>('roles'), part('result')];
  let proposals: readonly ClassProposal[] = [];
  let asked = 0;

  const say = (text: string, refused = false): void => {
    status.textContent = text;
    status.classList.toggle('refused', refused);
  };
  const show = (assessed: AssessmentDocument): void => {
    result.innerHTML = html`${assessmentView(assessed, { document, units: new Map(definitions.map((definition) => [definition.id, definition])) })}`.markup;
    for (const figure of result.querySelectorAll<HTMLElement>('figure[data-figure]')) startFigure(figure);
    startSorting(result);
    result.hidden = false;
  };
  const assess = async (): Promise<void> => {
    const turn = ++asked;
    say('Counting …');
    const answer = await ask({ kind: 'assess', ...choices(form, proposals) });
    if (turn !== asked) return;
    if (answer.kind === 'assessment') {
      show(answer.assessed);
      say(`${answer.assessed.file.rows.toLocaleString('en')} rows assessed. Looking at columns together …`);
      const closer = await ask({ kind: 'closer', ...choices(form, proposals) });
      if (turn !== asked) return;
      if (closer.kind === 'assessment') show(closer.assessed);
      say(`${answer.assessed.file.rows.toLocaleString('en')} rows assessed. Change a class above to see what it does.`);
    } else if (answer.kind === 'refused') {
      result.hidden = true;
      say(answer.message, true);
    }
  };
  const read = async (file: File): Promise<void> => {
    const turn = ++asked;
    form.hidden = true;
    result.hidden = true;
    say(`Reading ${file.name} …`);
    const answer = await ask({ kind: 'read', file, asOf: today() });
    if (turn !== asked) return;
    if (answer.kind !== 'columns') {
      say(answer.kind === 'refused' ? answer.message : 'Something else was answered.', true);
      return;
    }
    proposals = answer.proposals;
    fillForm(form, proposals);
    form.hidden = false;
    await assess();
  };

  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file !== undefined) void read(file);
  });
  form.addEventListener('change', () => void assess());
  form.addEventListener('submit', (event) => event.preventDefault());
  for (const kind of ['dragenter', 'dragover'] as const) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add('over');
    });
  }
  drop.addEventListener('dragleave', () => drop.classList.remove('over'));
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) void read(file);
  });
  part('tool').hidden = false;
}

/**
 * Asks a worker that is bound by the page's own policy, which forbids every connection; a page that was read from a
 * disk cannot start one, and counts by itself.
 */
function asker(script: string): (request: AssessRequest) => Promise<AssessAnswer> {
  if (location.protocol === 'file:') return assessSession();
  // A worker from a blob inherits the policy; one from an address would not. The schemas must not compile themselves there either.
  const worker = new Worker(URL.createObjectURL(new Blob([`globalThis.__zod_globalConfig = { jitless: true }; importScripts(${JSON.stringify(script)});`], { type: 'text/javascript' })));
  const waiting: ((answer: AssessAnswer) => void)[] = [];
  worker.addEventListener('message', ({ data }: MessageEvent<AssessAnswer>) => waiting.shift()?.(data));
  worker.addEventListener('error', (event) => waiting.shift()?.({ kind: 'refused', message: event.message === '' ? 'The file could not be read in this browser; it may be too large for its memory.' : event.message }));
  return (request) =>
    new Promise((resolve) => {
      waiting.push(resolve);
      worker.postMessage(request);
    });
}

/** The day on the reader's own calendar: minors are looked for at this day. */
function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}

function fillForm(form: HTMLFormElement, proposals: readonly ClassProposal[]): void {
  const body = form.querySelector('tbody')!;
  body.innerHTML = proposals
    .map(({ column, attributeClass, reason }, i) => html`<tr><th scope="row"><label for="class-${i}">${column}</label></th><td><select id="class-${i}" name="class" data-column="${column}">${CLASSES.map((own) => html`<option value="${own}"${own === attributeClass && html` selected`}>${own}</option>`)}</select></td><td>${reason}</td></tr>`.markup)
    .join('');
  const subject = form.querySelector<HTMLSelectElement>('[name="subject"]')!;
  subject.replaceChildren(new Option('nobody knows: count rows', ''), ...proposals.map(({ column }) => new Option(column, column)));
}

/** What the reader has chosen: the classes that differ from the proposed ones, and the settings. */
function choices(form: HTMLFormElement, proposals: readonly ClassProposal[]): Pick<Exclude<AssessRequest, { kind: 'read' }>, 'stated' | 'settings'> {
  const classes = [...form.querySelectorAll<HTMLSelectElement>('[name="class"]')].map((select) => [select.dataset['column']!, select.value as AttributeClass] as const);
  const subject = form.querySelector<HTMLSelectElement>('[name="subject"]')!.value;
  const stated: Record<string, string[]> = { quasi: [], sensitive: [], direct: [], insensitive: [] };
  for (const [column, attributeClass] of classes) if (column !== subject && proposals.find((own) => own.column === column)!.attributeClass !== attributeClass) stated[FLAG[attributeClass]]!.push(column);
  const missing = form.querySelector<HTMLSelectElement>('[name="missing"]')!.value;
  const fraction = Number(form.querySelector<HTMLInputElement>('[name="fraction"]')!.value);
  return {
    stated: { ...(stated as StatedRoles), ...(subject === '' ? {} : { subject }) },
    settings: { missing: missing === 'wildcard' || missing === 'drop' ? missing : 'own', fraction: fraction > 0 && fraction <= 100 ? fraction / 100 : undefined },
  };
}
