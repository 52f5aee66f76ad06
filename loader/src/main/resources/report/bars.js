// A bar a row: its name, its length, its number. Long names stand above their bar.

const MOST_BARS = 30;

function drawBars(chart) {
  const rows = chart.answer.rows.slice(0, MOST_BARS);
  return barsOf(chart, rows);
}

/** Bars of some rows; the first column of y is their length. */
function barsOf(chart, rows) {
  const { answer } = chart;
  const measure = columnIndex(answer, chart.y[0]);
  const unit = unitOf(chart.y[0], chart);
  const xColumn = answer.columns[columnIndex(answer, chart.x)];
  const names = rows.map((row) => written(row[columnIndex(answer, chart.x)], xColumn, chart));
  const series = chart.kind === 'bar' && chart.series ? columnIndex(answer, chart.series) : -1;
  const longest = Math.max(...names.map((name) => textWidth(name, 13)));
  const above = (width) => series >= 0 || longest > Math.min(150, width * 0.34);
  const options = (colours, width) =>
    barOptions({ chart, rows, names, measure, unit, series, above: above(width), colours, width });
  return drawing(describeBars(chart, rows, names, measure, unit),
    (width) => rows.length * (above(width) ? 42 : 30) + 8, options);
}

function barOptions({ chart, rows, names, measure, unit, series, above, colours, width }) {
  const amounts = rows.map((row) => amount(row[measure], unit));
  const amountWidth = Math.max(...amounts.map((text) => textWidth(text, 13))) + 14;
  const side = above ? 0 : Math.max(...names.map((name) => textWidth(name, 13))) + 14;
  const category = { type: 'category', inverse: true, axisLine: { show: false }, axisTick: { show: false } };
  const nameOf = (index) => {
    const name = inRichText(names[index]);
    const more = series >= 0 && rows[index][series] !== null ? '{more|  ' + inRichText(String(rows[index][series])) + '}' : '';
    return '{name|' + name + '}' + more;
  };
  return {
    ...common(colours),
    grid: { left: side, right: amountWidth, top: above ? 8 : 2, bottom: 2 },
    xAxis: { type: 'value', show: false, min: 0, max: Math.max(1e-9, ...rows.map((row) => row[measure] ?? 0)) },
    yAxis: [
      {
        ...category,
        data: names.map((_, index) => String(index)),
        axisLabel: {
          inside: above,
          margin: above ? 0 : side,
          align: 'left',
          verticalAlign: above ? 'bottom' : 'middle',
          padding: above ? [0, 0, 12, 0] : 0,
          formatter: (index) => nameOf(Number(index)),
          width: above ? width - amountWidth - 8 : side,
          overflow: 'truncate',
          interval: 0,
          rich: { name: { color: colours.text, fontSize: 13 }, more: { color: colours.muted, fontSize: 12.5 } },
        },
        z: 3,
      },
      {
        ...category,
        position: 'right',
        data: amounts,
        axisLabel: { color: colours.text, fontSize: 13, fontWeight: 600, interval: 0, align: 'right', margin: amountWidth - 2 },
      },
    ],
    tooltip: {
      ...common(colours).tooltip,
      trigger: 'axis',
      axisPointer: { type: 'none' },
      formatter: (points) => {
        const index = points[0].dataIndex;
        return tip(names[index], pairsOf(chart, rows[index], [chart.x]));
      },
    },
    series: [
      {
        type: 'bar',
        data: rows.map((row) => row[measure]),
        barWidth: above ? 9 : 14,
        showBackground: true,
        backgroundStyle: { color: colours.empty, borderRadius: 4 },
        itemStyle: { color: colours.series[0], borderRadius: 4 },
      },
    ],
  };
}

/** Braces and bars are marks in the chart library's own labels. */
const inRichText = (text) => text.replace(/[{}|]/g, (mark) => ({ '{': '(', '}': ')', '|': '¦' })[mark]);

function describeBars(chart, rows, names, measure, unit) {
  const first = rows.slice(0, 3).map((row, index) => names[index] + ' ' + amount(row[measure], unit));
  return `${chart.title}: ${counted(rows.length, 'bar')} of ${label(chart.y[0]).toLowerCase()}. First ${first.join(', ')}. The table below has every number.`;
}
