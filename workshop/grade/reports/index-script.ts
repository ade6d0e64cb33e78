// Index script: what the instructor's page does in a browser. It is put into the page as it is and imports nothing.
//
// I1. Without it the page has everything but sorting and the fields for points by hand, which it brings to light.
// I2. Save overrides writes what overrides.ts reads, in the same order. What the page has no field for is written again as it was.
// I3. Nothing is saved while a field makes no sense: the first such field is shown, with what it lacks.

interface SavedOverride {
  readonly submission: string;
  readonly exercise: string;
  readonly points: number;
  readonly reason: string;
}

interface PageData {
  readonly format: string;
  readonly submissions: readonly string[];
  readonly exercises: readonly string[];
  /** Every override that there was. */
  readonly overrides: readonly SavedOverride[];
}

const data = JSON.parse(document.getElementById('data')?.textContent ?? '{}') as PageData;
document.documentElement.classList.add('scripts');

// Sorting: one column at a time; pressed again, the other way round.

for (const button of document.querySelectorAll<HTMLButtonElement>('th button')) {
  button.addEventListener('click', () => sortBy(button.closest('th')));
}

const collator = new Intl.Collator('en', { numeric: true });

function sortBy(header: HTMLTableCellElement | null): void {
  const table = header?.closest('table');
  const body = table?.tBodies[0];
  if (!header || !table || !body) return;
  const isAscending = header.ariaSort !== 'ascending';
  for (const other of table.querySelectorAll('th[aria-sort]')) other.ariaSort = 'none';
  header.ariaSort = isAscending ? 'ascending' : 'descending';
  const valueOf = (row: HTMLTableRowElement): string => {
    const cell = row.cells[header.cellIndex];
    return cell?.dataset['value'] ?? cell?.textContent ?? '';
  };
  const sorted = [...body.rows].sort((one, other) => collator.compare(valueOf(one), valueOf(other)));
  body.append(...(isAscending ? sorted : sorted.reverse()));
}

// A name leads to what is known of the learner, which may be folded.

function openTarget(): void {
  const target = document.getElementById(location.hash.slice(1));
  if (!(target instanceof HTMLDetailsElement)) return;
  target.open = true;
  target.scrollIntoView();
}

addEventListener('hashchange', openTarget);
for (const link of document.querySelectorAll('a[href^="#"]'))
  link.addEventListener('click', () => setTimeout(openTarget));
openTarget();

// Points by hand.

interface Fields {
  readonly submission: string;
  readonly exercise: string;
  readonly points: HTMLInputElement;
  readonly reason: HTMLInputElement;
}

const state = document.getElementById('state');
const fields = [...document.querySelectorAll<HTMLFieldSetElement>('fieldset[data-submission]')].flatMap(fieldsIn);
let isChanged = false;

function fieldsIn(set: HTMLFieldSetElement): readonly Fields[] {
  const [points, reason] = set.querySelectorAll('input');
  const submission = data.submissions[Number(set.dataset['submission'])];
  const exercise = data.exercises[Number(set.dataset['exercise'])];
  if (!points || !reason || submission === undefined || exercise === undefined) return [];
  return [{ submission, exercise, points, reason }];
}

for (const { points, reason } of fields) {
  for (const input of [points, reason]) {
    input.addEventListener('input', () => {
      points.setCustomValidity('');
      reason.setCustomValidity('');
      isChanged = true;
      tell('Not saved yet');
    });
  }
}

addEventListener('beforeunload', (event) => {
  if (isChanged) event.preventDefault();
});

document.getElementById('save')?.addEventListener('click', () => {
  if (fields.some((field) => !makesSense(field))) return;
  const overrides = allOverrides();
  download(`${JSON.stringify({ format: data.format, version: 1, overrides }, null, 2)}\n`);
  isChanged = false;
  const count = overrides.length === 1 ? '1 override' : `${overrides.length} overrides`;
  tell(`${count} saved as overrides.json. Put it beside this page, and grade again.`);
});

function tell(text: string): void {
  if (state && state.textContent !== text) state.textContent = text;
}

/** I3. */
function makesSense({ points, reason }: Fields): boolean {
  const hasPoints = points.value !== '' || points.validity.badInput;
  const hasReason = reason.value.trim() !== '';
  if (hasPoints && !hasReason) reason.setCustomValidity('Say why.');
  if (!hasPoints && hasReason) points.setCustomValidity('Give the points as well, or remove the reason.');
  return [points, reason].every((input) => input.validity.valid || shown(input));
}

/** Unfolds what a field is in, and has the browser say what it lacks. Never true: the field makes no sense. */
function shown(input: HTMLInputElement): boolean {
  for (let around = input.closest('details'); around; around = around.parentElement?.closest('details') ?? null) {
    around.open = true;
  }
  input.reportValidity();
  return false;
}

/** I2. */
function allOverrides(): readonly SavedOverride[] {
  const hasFields = (override: SavedOverride): boolean =>
    fields.some(({ submission, exercise }) => submission === override.submission && exercise === override.exercise);
  const given = fields
    .filter(({ points }) => points.value !== '')
    .map(({ submission, exercise, points, reason }) => {
      return { submission, exercise, points: points.valueAsNumber, reason: reason.value.trim() };
    });
  const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
  return [...data.overrides.filter((override) => !hasFields(override)), ...given].sort(
    (one, other) => compare(one.submission, other.submission) || compare(one.exercise, other.exercise),
  );
}

function download(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'overrides.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export {};
