// How numbers, days and names of columns are written.

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const NOTHING = '–';
const grouped = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
const short = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumFractionDigits: 1 });

/** Whether a column's numbers are names rather than amounts, and so are never grouped. */
const isNameLike = (column) => /(^|_)(id|year|decade)$/.test(column);

/** What stands behind a column's numbers: the chart's unit, or what the column's name says. */
function unitOf(column, chart) {
  if (column.endsWith('_percent')) {
    return '%';
  }
  if (column.endsWith('_minutes')) {
    return 'min';
  }
  return chart && chart.unit && chart.y.includes(column) ? chart.unit : '';
}

function amount(value, unit = '') {
  if (value === null || value === undefined) {
    return NOTHING;
  }
  const text = typeof value === 'number' ? grouped.format(value) : String(value);
  return unit === '%' ? text + '%' : unit ? text + '\u00a0' + unit : text;
}

/** For an axis, where there is little room: 1.2K. */
function amountInShort(value, unit = '') {
  const text = Math.abs(value) < 10000 ? grouped.format(value) : short.format(value);
  return unit === '%' ? text + '%' : text;
}

/** plays_per_listener: Plays per listener; paid_percent: Paid share. */
function label(column) {
  const words = column.replace(/_percent$/, ' share').replace(/_minutes$/, '').replace(/_/g, ' ').trim() || column;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** For a table's head, where every column keeps its own name. */
function heading(column) {
  const words = column.replace(/_percent$/, ' %').replace(/_/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Milliseconds since 1970 of a day or a moment; both are UTC. */
function time(text) {
  return Date.parse(text.length > 10 ? text.slice(0, 23).replace(' ', 'T') + 'Z' : text + 'T00:00:00Z');
}

function day(milliseconds, withYear = true) {
  const date = new Date(milliseconds);
  const text = date.getUTCDate() + ' ' + MONTHS[date.getUTCMonth()];
  return withYear ? text + ' ' + date.getUTCFullYear() : text;
}

function moment(text) {
  return day(time(text)) + ', ' + text.slice(11, 16);
}

/** A value as people read it, by the type of its column. */
function written(value, column, chart) {
  if (value === null || value === undefined) {
    return NOTHING;
  }
  switch (column.type) {
    case 'number':
      return isNameLike(column.name) ? String(value) : amount(value, unitOf(column.name, chart));
    case 'day':
      return day(time(value));
    case 'moment':
      return moment(value);
    case 'boolean':
      return value ? 'yes' : 'no';
    default:
      return String(value);
  }
}

const counted = (number, noun) => grouped.format(number) + ' ' + noun + (number === 1 ? '' : 's');
