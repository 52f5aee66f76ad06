// Answers as tables: every drawing has one behind it.

const columnIndex = (answer, name) => answer.columns.findIndex((column) => column.name === name);

/** The values of a column, in the order of the rows. */
function values(answer, name) {
  const index = columnIndex(answer, name);
  return answer.rows.map((row) => row[index]);
}

/** A table that scrolls sideways by itself, so that the page never does. */
function tableOf(answer, caption, chart) {
  const head = answer.columns.map((column) =>
    element('th', { scope: 'col', class: column.type === 'number' ? 'number' : false }, heading(column.name)));
  const rows = answer.rows.map((row) =>
    element('tr', {}, row.map((value, index) => cell(value, answer.columns[index], chart))));
  const table = element(
    'table', {},
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, head)),
    element('tbody', {}, rows));
  return element('div', { class: 'scroll', role: 'region', tabindex: 0, 'aria-label': 'Table: ' + caption }, table);
}

function cell(value, column, chart) {
  const kind = value === null ? 'null' : column.type === 'number' ? 'number' : false;
  const exact = column.type === 'moment' && value !== null ? value : written(value, column, chart);
  return element('td', { class: kind }, exact);
}

/** The table behind a drawing, closed until somebody asks for it. */
function tableBehind(chart) {
  const { answer } = chart;
  const rows = counted(answer.rows.length, 'row') + (answer.cut ? ', more in the warehouse' : '');
  return element(
    'details', { class: 'behind' },
    element('summary', {}, 'Table', element('span', { class: 'hint' }, rows)),
    tableOf(answer, chart.grain ? chart.title + ': ' + chart.grain : chart.title, chart),
    element('p', { class: 'ask' }, 'Ask again: ', element('code', {}, 'query ' + chart.name)));
}
