// The star: the fact in the middle, its dimensions left and right, each key tied to its table.

const BOX = 250;
const ROW = 24;
const HEAD = 52;
const GAP = 26;
const BETWEEN = 130;

const boxHeight = (table) => HEAD + table.columns.length * ROW + 10;

function drawStar(schema) {
  const find = (name) => schema.tables.find((table) => table.name === name);
  const fact = find(schema.fact);
  const dimensions = schema.dimensions.map(find);
  const half = Math.ceil(dimensions.length / 2);
  const right = dimensions.slice(0, half);
  const left = dimensions.slice(half);
  const columnHeight = (tables) => tables.reduce((sum, table) => sum + boxHeight(table) + GAP, -GAP);
  const height = Math.max(columnHeight(left), columnHeight(right), boxHeight(fact)) + 4;
  const width = 3 * BOX + 2 * BETWEEN;
  const boxes = new Map();
  const stack = (tables, x) => {
    let y = (height - columnHeight(tables)) / 2;
    for (const table of tables) {
      boxes.set(table.name, { table, x, y });
      y += boxHeight(table) + GAP;
    }
  };
  stack(left, 2);
  stack([fact], BOX + BETWEEN);
  stack(right, width - BOX - 2);
  const svg = shape('svg', {
    viewBox: `0 0 ${width} ${height}`,
    class: 'star',
    role: 'img',
    'aria-label': `${fact.name} in the middle, with the keys of ${dimensions.map((table) => table.name).join(', ')}. The list below has every column.`,
  });
  const all = [...boxes.values()];
  const tied = all.flatMap((box) => ties(box, boxes));
  svg.append(
    ...tied.map(({ tie }) => tie),
    ...all.map((box) => boxOf(box, box.table === fact)),
    ...tied.map(({ knot }) => knot));
  return svg;
}

const rowMiddle = (box, index) => box.y + HEAD + index * ROW + ROW / 2;

/** Whether a box stands in the left column. */
const standsLeft = (box) => box.x < BOX;

/** The side of an outer box that looks to the middle. */
const inner = (box) => (standsLeft(box) ? box.x + BOX : box.x);

/** A curve from each key of a table to the table that it names, and a knot at its end. */
function ties(box, boxes) {
  return box.table.columns.flatMap((column, index) => {
    const target = boxes.get(column.references);
    if (!target) {
      return [];
    }
    const key = Math.max(0, target.table.columns.findIndex((each) => each.key));
    const from = rowMiddle(box, index);
    const to = rowMiddle(target, key);
    const end = inner(target);
    const path = target.x === box.x ? loop(box, from, to) : curve(standsLeft(target) ? box.x : box.x + BOX, from, end, to);
    return [{ tie: shape('path', { d: path, class: 'tie' }), knot: shape('circle', { cx: end, cy: to, r: 3.5, class: 'knot' }) }];
  });
}

function curve(start, from, end, to) {
  const middle = (start + end) / 2;
  return `M${start} ${from} C${middle} ${from} ${middle} ${to} ${end} ${to}`;
}

/** Two tables of one column: the curve leaves and comes back on the side that looks inward. */
function loop(box, from, to) {
  const side = inner(box);
  const out = side + (standsLeft(box) ? 44 : -44);
  return `M${side} ${from} C${out} ${from} ${out} ${to} ${side} ${to}`;
}

function boxOf({ table, x, y }, isFact) {
  const rows = table.columns.map((column, index) => {
    const middle = rowMiddle({ y }, index) + 4.5;
    return shape(
      'g', {},
      shape('text', { x: x + 16, y: middle, class: column.key ? 'column key' : 'column' }, column.name),
      shape('text', { x: x + BOX - 14, y: middle, class: 'type' }, column.key ? 'key' : column.type));
  });
  return shape(
    'g', { class: isFact ? 'box fact' : 'box' },
    shape('rect', { x, y, width: BOX, height: boxHeight(table), rx: 10 }),
    shape('path', { d: `M${x} ${y + HEAD - 8}h${BOX}`, class: 'rule' }),
    shape('text', { x: x + 16, y: y + 28, class: 'name' }, table.name),
    shape('text', { x: x + BOX - 14, y: y + 28, class: 'count' }, counted(table.rows, 'row')),
    rows);
}

function columnItem(column) {
  return element(
    'li', { class: column.key ? 'key' : false },
    element('span', {}, column.name),
    element('span', { class: 'type' }, (column.key ? 'key, ' : '') + column.type + (column.references ? ' → ' + column.references : '')));
}

/** Else the style sheet hides the star, and the list stands for it. */
const starHasRoom = window.matchMedia('(min-width: 621px)');

function tableCard(table, isFact) {
  return element(
    'details', { class: 'table-card', open: isFact && !starHasRoom.matches },
    element('summary', {}, element('b', {}, table.name), element('span', { class: 'hint' }, counted(table.rows, 'row'))),
    element('p', {}, table.purpose),
    element('ul', {}, table.columns.map(columnItem)));
}

function schemaSection(schema) {
  const star = schema.fact ? [schema.fact, ...schema.dimensions] : [];
  const others = schema.tables.filter((table) => !star.includes(table.name));
  const ordered = [...star.map((name) => schema.tables.find((table) => table.name === name)), ...others];
  return [
    titled('schema-title', 'Schema', `${counted(schema.tables.length, 'table')}. In the middle ${schema.fact ?? 'nothing'}, around it what its keys name.`),
    schema.fact ? element('div', { class: 'star-frame card' }, drawStar(schema)) : undefined,
    element('div', { class: 'table-cards' }, ordered.map((table) => tableCard(table, table.name === schema.fact))),
  ];
}
