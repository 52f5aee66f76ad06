// Shades on a grid: the heat map, and the states of the USA as tiles.

/** State: column and row, as newsrooms lay them out. */
const TILES = {
  AK: [0, 0], ME: [11, 0], VT: [10, 1], NH: [11, 1],
  WA: [1, 2], ID: [2, 2], MT: [3, 2], ND: [4, 2], MN: [5, 2], IL: [6, 2], WI: [7, 2], MI: [8, 2], NY: [9, 2], RI: [10, 2], MA: [11, 2],
  OR: [1, 3], NV: [2, 3], WY: [3, 3], SD: [4, 3], IA: [5, 3], IN: [6, 3], OH: [7, 3], PA: [8, 3], NJ: [9, 3], CT: [10, 3],
  CA: [1, 4], UT: [2, 4], CO: [3, 4], NE: [4, 4], MO: [5, 4], KY: [6, 4], WV: [7, 4], VA: [8, 4], MD: [9, 4], DE: [10, 4],
  AZ: [2, 5], NM: [3, 5], KS: [4, 5], AR: [5, 5], TN: [6, 5], NC: [7, 5], SC: [8, 5], DC: [9, 5],
  OK: [4, 6], LA: [5, 6], MS: [6, 6], AL: [7, 6], GA: [8, 6], HI: [0, 7], TX: [4, 7], FL: [9, 7],
};
const PLACES_SHOWN = 10;

function shades(colours, largest) {
  return {
    type: 'continuous',
    min: 0,
    max: Math.max(1, largest),
    calculable: false,
    orient: 'horizontal',
    right: 0,
    top: 0,
    itemWidth: 10,
    itemHeight: 110,
    text: [amount(largest), '0'],
    textGap: 8,
    textStyle: { color: colours.muted },
    inRange: { color: colours.ramp },
    hoverLink: false,
  };
}

const channels = (hex) => [1, 3, 5].map((start) => parseInt(hex.slice(start, start + 2), 16));

/** WCAG's relative luminance of red, green and blue. */
function luminance(rgb) {
  const [red, green, blue] = rgb.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Of the two text colours the one that stands out more on a shade, which goes from 0 to 1. */
function readableOn(colours, share) {
  const step = Math.min(share, 1) * (colours.ramp.length - 1);
  const below = channels(colours.ramp[Math.floor(step)]);
  const over = channels(colours.ramp[Math.ceil(step)]);
  const shade = luminance(below.map((channel, index) => channel + (over[index] - channel) * (step % 1)));
  const contrast = (text) => {
    const light = luminance(channels(text));
    return (Math.max(light, shade) + 0.05) / (Math.min(light, shade) + 0.05);
  };
  return colours.onRamp.reduce((best, text) => (contrast(text) > contrast(best) ? text : best));
}

/** Whole numbers side by side are an axis of their own: an hour without a row shows as empty. */
function heatPlaces(places, name) {
  if (!places.every(Number.isInteger)) {
    return [...new Set(places)];
  }
  const first = name === 'hour' ? 0 : Math.min(...places);
  const last = name === 'hour' ? 23 : Math.max(...places);
  return last - first > 60 ? [...new Set(places)] : Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function drawHeatmap(chart) {
  const { answer } = chart;
  const across = heatPlaces(values(answer, chart.x), chart.x);
  const down = [...new Set(values(answer, chart.series))];
  const amounts = new Map(answer.rows.map((row) => [
    row[columnIndex(answer, chart.x)] + '\u0000' + row[columnIndex(answer, chart.series)],
    row[columnIndex(answer, chart.y[0])],
  ]));
  const amountAt = (x, y) => amounts.get(across[x] + '\u0000' + down[y]) ?? 0;
  const cells = down.flatMap((_, y) => across.map((_unused, x) => [x, y, amountAt(x, y)]));
  const largest = Math.max(...cells.map((each) => each[2]));
  const hours = chart.x === 'hour';
  const nameOf = (value) => (hours ? String(value).padStart(2, '0') + ':00' : String(value));
  const unit = unitOf(chart.y[0], chart);
  const options = (colours, width) => ({
    ...common(colours),
    grid: { left: 2, right: 2, top: 34, bottom: 2, containLabel: true },
    visualMap: shades(colours, largest),
    xAxis: {
      ...gridAxis(),
      data: across.map(nameOf),
      axisLabel: {
        color: colours.muted,
        interval: (index) => across.length <= 12 || index % (width > 900 ? 2 : width > 480 ? 3 : 6) === 0,
      },
    },
    yAxis: {
      ...gridAxis(),
      inverse: true,
      data: down.map((text) => (width < 560 ? String(text).slice(0, 3) : String(text))),
      axisLabel: { color: colours.text, fontSize: 12.5, margin: 10 },
    },
    tooltip: {
      ...common(colours).tooltip,
      formatter: ({ value }) =>
        tip(down[value[1]] + ', ' + nameOf(across[value[0]]), [{ name: label(chart.y[0]), value: amount(value[2], unit) }]),
    },
    series: [gridSeries(colours, width < 560 ? 1 : 2, cells)],
  });
  const most = cells.find((each) => each[2] === largest);
  const text = `${chart.title}: most, ${amount(largest, unit)}, on ${down[most[1]]} at ${nameOf(across[most[0]])}. The table below has every number.`;
  return drawing(text, (width) => 62 + down.length * (width > 700 ? 34 : 28), options);
}

const gridAxis = () => ({ type: 'category', axisLine: { show: false }, axisTick: { show: false }, splitArea: { show: false } });

function gridSeries(colours, gap, data) {
  return {
    type: 'heatmap',
    data,
    itemStyle: { borderColor: colours.card, borderWidth: gap, borderRadius: 4 },
    emphasis: { itemStyle: { borderColor: colours.text, borderWidth: 1.5 } },
  };
}

/** Ranked bars; beside them the states as tiles, where most rows name one. */
function drawPlaces(chart) {
  const { answer } = chart;
  const bars = barsOf(chart, answer.rows.slice(0, PLACES_SHOWN));
  const states = chart.series ? values(answer, chart.series) : [];
  const known = states.filter((state) => Object.hasOwn(TILES, state)).length;
  const more = answer.rows.length - PLACES_SHOWN;
  const note = more > 0 ? element('p', { class: 'note' }, `The first ${PLACES_SHOWN} of ${answer.rows.length} places; the table has all.`) : undefined;
  if (known < states.length * 0.6 || known === 0) {
    return element('div', {}, bars, note);
  }
  return element('div', { class: 'places' }, drawStates(chart), element('div', {}, bars, note));
}

function drawStates(chart) {
  const { answer } = chart;
  const totals = {};
  const measure = columnIndex(answer, chart.y[0]);
  const place = columnIndex(answer, chart.series);
  for (const row of answer.rows) {
    totals[row[place]] = (totals[row[place]] ?? 0) + (row[measure] ?? 0);
  }
  const counts = (state) => (Object.hasOwn(totals, state) ? totals[state] : 0);
  const largest = Math.max(...Object.keys(TILES).map(counts));
  const rowsOf = (state) => answer.rows.filter((row) => row[place] === state);
  const name = columnIndex(answer, chart.x);
  const options = (colours, width) => {
    const tiles = Object.entries(TILES).map(([state, at]) => ({
      value: [...at, counts(state)],
      state,
      visualMap: counts(state) > 0,
      itemStyle: counts(state) > 0 ? {} : { color: colours.empty },
      label: {
        show: true,
        formatter: state,
        fontSize: width < 420 ? 9.5 : 12,
        fontWeight: counts(state) > 0 ? 600 : 400,
        color: counts(state) === 0 ? colours.muted : readableOn(colours, counts(state) / largest),
      },
    }));
    return {
      ...common(colours),
      grid: { left: 0, right: 0, top: 34, bottom: 0 },
      visualMap: shades(colours, largest),
      xAxis: { ...gridAxis(), show: false, data: Array.from({ length: 12 }, (_, index) => index) },
      yAxis: { ...gridAxis(), show: false, inverse: true, data: Array.from({ length: 8 }, (_, index) => index) },
      tooltip: {
        ...common(colours).tooltip,
        formatter: ({ data }) =>
          tip(data.state + ': ' + amount(counts(data.state)) + ' ' + label(chart.y[0]).toLowerCase(),
            rowsOf(data.state).slice(0, 6).map((row) => ({ name: row[name], value: amount(row[measure]) }))),
      },
      series: [gridSeries(colours, width < 420 ? 1.5 : 3, tiles)],
    };
  };
  const first = Object.keys(TILES).sort((one, other) => counts(other) - counts(one)).slice(0, 3);
  const text = `${chart.title}, by state: most in ${first.map((state) => state + ' ' + amount(counts(state))).join(', ')}. The table below has every number.`;
  return drawing(text, (width) => 34 + Math.min(width * 0.62, 400), options);
}
