// Route constraints: what stands after the colon of a route parameter, such as `int` or `range(1,10)`.
//
// Owns:   every constraint that ASP.NET Core registers by default, which are the ones that Azure Functions accepts
//         (`Microsoft.AspNetCore.Routing: RouteOptions.cs, Constraints/*.cs`).
// Never:  reads a template (route-template.ts).
//
// C1. Numbers are read as .NET's invariant culture reads them: blanks around them are allowed, and their range counts.
// C2. A constraint that cannot be understood is an error of the template, never a constraint that lets everything pass.

/** Whether a constraint accepts the value of a parameter. */
export type Constraint = (value: string) => boolean;

/** A route template that the host refuses; the message says why, as the end of a sentence. */
export class RouteTemplateError extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'RouteTemplateError';
  }
}

const INT32 = { from: -(2n ** 31n), to: 2n ** 31n - 1n };
const INT64 = { from: -(2n ** 63n), to: 2n ** 63n - 1n };
const LARGEST_DECIMAL = 79_228_162_514_264_337_593_543_950_335n;

/** Constraints without arguments. */
const PLAIN: Readonly<Record<string, Constraint>> = {
  int: (value) => integer(value, INT32) !== undefined,
  long: (value) => integer(value, INT64) !== undefined,
  bool: (value) => /^\s*(true|false)\s*$/i.test(value),
  datetime: isDateTime,
  decimal: isDecimal,
  double: isFloat,
  float: isFloat,
  guid: isGuid,
  alpha: (value) => /^[a-z]*$/i.test(value),
  required: (value) => value !== '',
  file: isFileName,
  nonfile: (value) => !isFileName(value),
};

/** Constraints with numbers as arguments, by name and how many there are. */
const NUMERIC: Readonly<Record<string, { readonly example: string; readonly make: (args: bigint[]) => Constraint }>> = {
  minlength: {
    example: 'minlength(3)',
    make:
      ([min = 0n]) =>
      (value) =>
        BigInt(value.length) >= min,
  },
  maxlength: {
    example: 'maxlength(8)',
    make:
      ([max = 0n]) =>
      (value) =>
        BigInt(value.length) <= max,
  },
  length: { example: 'length(6) or length(3,8)', make: ([min = 0n, max = min]) => lengthWithin(min, max) },
  min: { example: 'min(1)', make: ([min = 0n]) => valueWithin(min, INT64.to) },
  max: { example: 'max(9)', make: ([max = 0n]) => valueWithin(INT64.from, max) },
  range: { example: 'range(1,9)', make: ([min = 0n, max = min]) => valueWithin(min, max) },
};

const ARGUMENTS: Readonly<Record<string, readonly number[]>> = { length: [1, 2], range: [2] };

/** The constraints by name, for sentences. */
const NAMES = [...Object.keys(PLAIN), ...Object.keys(NUMERIC), 'regex'].sort().join(', ');

/**
 * The constraint that a text such as `minlength(3)` stands for. Names are compared without regard to case.
 *
 * @throws {RouteTemplateError} no such constraint, or its arguments do not fit (C2).
 */
export function constraintOf(text: string): Constraint {
  const [, name = text, args] = /^([^(]*)\((.*)\)$/s.exec(text) ?? [];
  const key = name.toLowerCase();
  const plain = Object.hasOwn(PLAIN, key) ? PLAIN[key] : undefined;
  if (plain) {
    if (args === undefined) return plain;
    throw new RouteTemplateError(`the constraint "${key}" takes nothing in brackets`);
  }
  if (key === 'regex') return regexConstraint(args);
  const numeric = Object.hasOwn(NUMERIC, key) ? NUMERIC[key] : undefined;
  if (!numeric) throw new RouteTemplateError(`there is no constraint "${text}"; the constraints are ${NAMES}`);
  return numeric.make(numbersOf(key, text, args, numeric.example));
}

function numbersOf(key: string, text: string, args: string | undefined, example: string): bigint[] {
  const numbers = (args ?? '').split(',').map((one) => integer(one, INT64));
  const counts = ARGUMENTS[key] ?? [1];
  const known = numbers.flatMap((one) => (one === undefined ? [] : [one]));
  const [first = 0n, second = first] = known;
  const isNegativeLength = key.endsWith('length') && known.some((one) => one < 0n);
  if (known.length < numbers.length || !counts.includes(known.length) || first > second || isNegativeLength) {
    throw new RouteTemplateError(`the constraint "${text}" is not written as in ${example}`);
  }
  return known;
}

/** A regular expression that has to match anywhere, without regard to case; it runs here in JavaScript's dialect, not .NET's. */
function regexConstraint(pattern: string | undefined): Constraint {
  if (pattern === undefined || pattern === '') {
    throw new RouteTemplateError('the constraint "regex" is not written as in regex(^x+$)');
  }
  try {
    const regex = new RegExp(pattern, 'i');
    return (value) => regex.test(value);
  } catch {
    throw new RouteTemplateError(`"${pattern}" is not a regular expression`);
  }
}

function lengthWithin(min: bigint, max: bigint): Constraint {
  return (value) => BigInt(value.length) >= min && BigInt(value.length) <= max;
}

function valueWithin(min: bigint, max: bigint): Constraint {
  return (value) => {
    const number = integer(value, INT64);
    return number !== undefined && number >= min && number <= max;
  };
}

function integer(text: string, range: { from: bigint; to: bigint }): bigint | undefined {
  const [, sign, digits] = /^\s*([+-]?)(\d+)\s*$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const value = sign === '-' ? -BigInt(digits) : BigInt(digits);
  return value >= range.from && value <= range.to ? value : undefined;
}

function isDecimal(value: string): boolean {
  const [, before, whole = '', tail] = /^\s*([+-]?)(?=\.?\d)([\d,]*)(?:\.\d*)?([+-]?)\s*$/.exec(value) ?? [];
  if (tail === undefined || (before !== '' && tail !== '')) return false;
  return BigInt(whole.replaceAll(',', '')) <= LARGEST_DECIMAL;
}

function isFloat(value: string): boolean {
  return /^\s*[+-]?((?=\.?\d)[\d,]*(\.\d*)?(e[+-]?\d+)?|infinity|nan|∞)\s*$/i.test(value);
}

const HEX_GUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const GUIDS = [
  '[0-9a-f]{32}',
  HEX_GUID,
  String.raw`\{${HEX_GUID}\}`,
  String.raw`\(${HEX_GUID}\)`,
  String.raw`\{0x[0-9a-f]{1,8}(,0x[0-9a-f]{1,4}){2},\{0x[0-9a-f]{1,2}(,0x[0-9a-f]{1,2}){7}\}\}`,
].map((form) => new RegExp(String.raw`^\s*${form}\s*$`, 'i'));

/** The five forms that `Guid.TryParse` reads. */
function isGuid(value: string): boolean {
  return GUIDS.some((form) => form.test(value));
}

const TIME = String.raw`(?<hour>\d{1,2}):(?<minute>[0-5]?\d)(:(?<second>[0-5]?\d)(\.\d+)?)?(\s*(?<half>[ap]m))?(\s*(z|gmt|[+-]\d{1,2}:?\d{2}))?`;
const DATES = [
  String.raw`(?<year>\d{4})[-/.](?<month>\d{1,2})([-/.](?<day>\d{1,2}))?`,
  String.raw`(?<month>\d{1,2})[-/.](?<day>\d{1,2})([-/.](?<year>\d{4}|\d{2}))?`,
  String.raw`(?<day>\d{1,2})[- ](?<name>[a-z]{3,9})[- ](?<year>\d{4})`,
  String.raw`(?<name>[a-z]{3,9}) (?<day>\d{1,2}),? (?<year>\d{4})`,
];
const MOMENTS = [
  new RegExp(String.raw`^\s*${TIME}\s*$`, 'i'),
  ...DATES.map((date) => new RegExp(String.raw`^\s*${date}((T|\s+)${TIME})?\s*$`, 'i')),
];
const MONTHS = 'january february march april may june july august september october november december'.split(' ');

/** The usual forms that `DateTime.TryParse` reads in the invariant culture, in which the month stands before the day. */
function isDateTime(value: string): boolean {
  const groups = MOMENTS.map((form) => form.exec(value)?.groups).find((found) => found !== undefined);
  if (!groups) return false;
  const { year = '2000', day = '1', hour = '0', half, name } = groups;
  const named = name === undefined ? undefined : MONTHS.findIndex((one) => isMonth(one, name)) + 1;
  const month = named ?? Number(groups['month'] ?? '1');
  const days = month >= 1 && month <= 12 ? new Date(Date.UTC(Number(year), month, 0)).getUTCDate() : 0;
  const hours = half === undefined ? 23 : 12;
  return Number(year) > 0 && Number(day) >= 1 && Number(day) <= days && Number(hour) <= hours;
}

function isMonth(month: string, name: string): boolean {
  return month === name.toLowerCase() || month.slice(0, 3) === name.toLowerCase();
}

/** The last segment has a dot that is not its end. */
function isFileName(value: string): boolean {
  return /\.[^./]+$/.test(value.slice(value.lastIndexOf('/') + 1));
}
