import { type ContentLine, readContentLines } from './content-lines.ts';
import { InvalidCalendarError } from './errors.ts';

/** A part of a calendar between BEGIN and END, with those of its lines that matter to when somebody is busy. */
export interface Component {
  /** In capitals, such as VEVENT. */
  readonly name: string;
  /** Where it begins. */
  readonly line: number;
  readonly lines: readonly NamedLine[];
  readonly components: readonly Component[];
}

export interface NamedLine extends ContentLine {
  /** Of the property, in capitals. */
  readonly name: string;
}

interface OpenComponent extends Component {
  readonly lines: NamedLine[];
  readonly components: Component[];
}

const deepest = 8;
const mostComponents = 50_000;
const mostLinesKept = 20_000;

/** What is kept of each component; of all others only that they begin and end. */
const keptNames: Readonly<Record<string, ReadonlySet<string>>> = {
  VCALENDAR: new Set(['X-WR-CALNAME', 'NAME']),
  VTIMEZONE: new Set(['TZID']),
  STANDARD: new Set(['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO', 'RRULE', 'RDATE']),
  DAYLIGHT: new Set(['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO', 'RRULE', 'RDATE']),
  VFREEBUSY: new Set(['FREEBUSY']),
  VEVENT: new Set([
    'UID',
    'SEQUENCE',
    'SUMMARY',
    'STATUS',
    'TRANSP',
    'X-MICROSOFT-CDO-BUSYSTATUS',
    'DTSTART',
    'DTEND',
    'DURATION',
    'RRULE',
    'EXRULE',
    'RDATE',
    'EXDATE',
    'RECURRENCE-ID',
  ]),
};

/** The calendars of a text: usually one. Throws InvalidCalendarError for anything that is not well formed. */
export function readComponents(text: string): Component[] {
  const calendars: Component[] = [];
  const open: OpenComponent[] = [];
  let count = 0;
  for (const line of readContentLines(text)) {
    const { number } = line;
    const named = nameLine(line);
    const inner = open.at(-1);
    if (named?.name === 'BEGIN') {
      count += 1;
      const component = begin(blockName(named), number, open);
      if (count > mostComponents)
        throw new InvalidCalendarError(number, `There are more than ${mostComponents} entries.`);
      open.push(component);
    } else if (!inner) {
      throw new InvalidCalendarError(number, 'A calendar begins with BEGIN:VCALENDAR; this does not.');
    } else if (!named) {
      throw new InvalidCalendarError(number, 'This is not a line of a calendar: it has no name and colon.');
    } else if (named.name === 'END') {
      end(blockName(named), number, open, calendars);
    } else if (keptNames[inner.name]?.has(named.name)) {
      if (inner.lines.push(named) > mostLinesKept)
        throw new InvalidCalendarError(
          number,
          `The ${inner.name} that begins on line ${inner.line} is too long.`,
        );
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) throw new InvalidCalendarError(unclosed.line, `BEGIN:${unclosed.name} has no END.`);
  if (calendars.length === 0) throw new InvalidCalendarError(1, 'The calendar is empty.');
  return calendars;
}

function nameLine(line: ContentLine): NamedLine | undefined {
  const name = /^([A-Za-z0-9-]{1,100})[;:]/.exec(line.text)?.[1];
  return name === undefined || !line.text.includes(':') ? undefined : { ...line, name: name.toUpperCase() };
}

function blockName({ text }: NamedLine): string {
  return text
    .slice(text.indexOf(':') + 1)
    .trim()
    .slice(0, 100)
    .toUpperCase();
}

function begin(name: string, line: number, open: readonly OpenComponent[]): OpenComponent {
  if (open.length === 0 && name !== 'VCALENDAR') {
    throw new InvalidCalendarError(line, 'A calendar begins with BEGIN:VCALENDAR; this does not.');
  }
  if (open.length >= deepest) throw new InvalidCalendarError(line, `Entries lie more than ${deepest} deep.`);
  return { name, line, lines: [], components: [] };
}

function end(name: string, line: number, open: OpenComponent[], calendars: Component[]): void {
  const closed = open.pop();
  if (closed?.name !== name) {
    const expected = closed ? `; END:${closed.name} is due, for line ${closed.line}` : '';
    throw new InvalidCalendarError(line, `END:${name} closes nothing here${expected}.`);
  }
  const parent = open.at(-1);
  if (!parent) calendars.push(closed);
  else if (keptNames[name]) parent.components.push(closed);
}
