import type { CodedColumn } from '../../src/columns/column.ts';
import { formatCount } from '../numbers.ts';

export interface CrowdOfOneOptions {
  readonly names: readonly string[];
  readonly columns: readonly CodedColumn[];
  readonly people: number;
  readonly seed: number;
}

/** Tick what is known about one invented person and read how many people it could still be. */
export function crowdOfOne({ names, columns, people, seed }: CrowdOfOneOptions): HTMLElement {
  const form = document.createElement('form');
  form.className = 'crowd-of-one';
  const fieldset = document.createElement('fieldset');
  const legend = document.createElement('legend');
  legend.textContent = 'You know';
  const boxes = names.map((name) => {
    const label = document.createElement('label');
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.name = name;
    const value = document.createElement('b');
    label.append(box, `${name} `, value);
    return { label, box, value };
  });
  fieldset.append(legend, ...boxes.map(({ label }) => label));
  const another = document.createElement('button');
  another.type = 'button';
  another.textContent = 'Another person';
  const output = document.createElement('output');
  form.append(fieldset, another, output);

  let person = seed % people;
  /** How many people agree with the person on the first ticked columns, one number per tick. */
  const crowds = (): number[] => {
    let rows = Uint32Array.from({ length: people }, (_, row) => row);
    const sizes = [people];
    columns.forEach((column, index) => {
      if (!boxes[index]!.box.checked) return;
      rows = rows.filter((row) => column.codes[row] === column.codes[person]);
      sizes.push(rows.length);
    });
    return sizes;
  };
  const show = (): void => {
    boxes.forEach(({ value }, index) => {
      const column = columns[index]!;
      value.textContent = column.dictionary[column.codes[person]!] ?? 'missing';
    });
    const sizes = crowds();
    const last = sizes.at(-1)!;
    const strong = document.createElement('strong');
    strong.textContent = sizes.map(formatCount).join(' → ');
    output.replaceChildren(strong, last === 1 ? 'Nobody else it could be: to know this is to know the row.' : `It could be any of ${formatCount(last)} people.`);
  };
  form.addEventListener('change', show);
  form.addEventListener('submit', (event) => event.preventDefault());
  another.addEventListener('click', () => {
    // A step that shares no factor with the number of people visits everybody before anybody twice.
    person = (person + 7919) % people;
    show();
  });
  show();
  return form;
}
