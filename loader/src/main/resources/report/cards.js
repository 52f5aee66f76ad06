// A card a question, by the kind that its header names.

const DRAW = {
  line: drawLine,
  bar: drawBars,
  stacked: drawStacked,
  heatmap: drawHeatmap,
  places: drawPlaces,
  timeline: drawTimeline,
  table: (chart) => tableOf(chart.answer, chart.grain || chart.title, chart),
};

/** Kinds that want the page's whole width; the others stand two in a row. */
const WIDE = ['heatmap', 'places', 'table'];

function numbers(chart) {
  const { answer } = chart;
  const row = answer.rows[0];
  const figure = (name) =>
    element(
      'div', { class: 'figure' },
      element('dt', {}, label(name)),
      element('dd', {}, written(row[columnIndex(answer, name)], answer.columns[columnIndex(answer, name)], chart)));
  const aside = answer.columns
    .map((column, index) => ({ column, value: row[index] }))
    .filter(({ column, value }) => !chart.y.includes(column.name) && value !== null);
  return element(
    'section', { class: 'figures', 'data-chart': chart.name, 'aria-label': chart.title },
    element('dl', {}, chart.y.map(figure)),
    aside.length === 0 ? undefined : element(
      'p', { class: 'aside' },
      aside.map(({ column, value }) =>
        element('span', {}, heading(column.name) + ' ', element('b', {}, written(value, column, chart))))),
    tableBehind(chart));
}

function card(chart, wide) {
  const title = 'chart-' + chart.name;
  const empty = chart.answer.rows.length === 0;
  const body = empty ? element('p', { class: 'empty' }, 'No rows answer this question yet.') : DRAW[chart.kind](chart);
  return element(
    'article', { class: wide ? 'card wide-card' : 'card', 'data-chart': chart.name, 'aria-labelledby': title },
    element(
      'header', {},
      element('h2', { id: title }, chart.title),
      chart.question && chart.question !== chart.title ? element('p', {}, chart.question) : undefined),
    element('div', { class: 'body' }, body),
    empty || chart.kind === 'table' ? undefined : tableBehind(chart));
}

/** Two narrow cards a row; one without a neighbour takes the whole row, and so does the first. */
function cards(charts) {
  const grid = element('div', { class: 'grid' });
  const plain = charts.filter((chart) => chart.kind !== 'numbers' || chart.answer.rows.length !== 1);
  let index = 0;
  while (index < plain.length) {
    const pairs = index > 0 && !WIDE.includes(plain[index].kind)
      && index + 1 < plain.length && !WIDE.includes(plain[index + 1].kind);
    grid.append(card(plain[index], !pairs));
    if (pairs) {
      grid.append(card(plain[index + 1], false));
    }
    index += pairs ? 2 : 1;
  }
  return [...charts.filter((chart) => !plain.includes(chart)).map(numbers), grid];
}
