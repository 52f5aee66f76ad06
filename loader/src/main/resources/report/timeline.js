// A mark a row at its moment, its name on the left, what it carries beside it.

const MOST_MOMENTS = 40;

function drawTimeline(chart) {
  const { answer } = chart;
  const rows = answer.rows.slice(0, MOST_MOMENTS);
  const times = rows.map((row) => time(row[columnIndex(answer, chart.x)]));
  const names = rows.map((row) => String(row[columnIndex(answer, chart.series)] ?? NOTHING));
  const first = Math.min(...times);
  const last = Math.max(...times);
  const room = Math.max(DAY, (last - first) * 0.04);
  const beside = rows.map((row) => chart.y.map((name) => besideMark(chart, row, name)).join(', '));
  const options = (colours, width) => {
    const side = Math.min(width * 0.4, Math.max(...names.map((name) => textWidth(name, 13))) + 16);
    const middle = first + (last - first) * 0.5;
    return {
      ...common(colours),
      grid: { left: side, right: 12, top: 2, bottom: 24 },
      xAxis: {
        ...timeAxis(colours, width - side, first - room, last + room),
        axisLine: { show: false },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: names.map((_, index) => String(index)),
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { show: true, lineStyle: { color: colours.line } },
        axisLabel: {
          align: 'left',
          margin: side,
          color: colours.text,
          fontSize: 13,
          interval: 0,
          width: side - 10,
          overflow: 'truncate',
          formatter: (index) => names[Number(index)],
        },
      },
      tooltip: {
        ...common(colours).tooltip,
        formatter: ({ dataIndex }) => tip(names[dataIndex], pairsOf(chart, rows[dataIndex], [chart.series])),
      },
      series: [
        {
          type: 'scatter',
          symbolSize: 11,
          itemStyle: { opacity: 1 },
          data: rows.map((_, index) => ({
            value: [times[index], index],
            label: {
              show: beside[index] !== '',
              position: times[index] > middle ? 'left' : 'right',
              distance: 8,
              formatter: () => beside[index],
              color: colours.muted,
              fontSize: 12.5,
              backgroundColor: colours.card,
              padding: [2, 3],
            },
          })),
        },
      ],
    };
  };
  const text = `${chart.title}: ${counted(rows.length, 'moment')} from ${day(first)} to ${day(last)}. The table below has every one.`;
  const marks = drawing(text, () => rows.length * 32 + 30, options);
  const notes = [];
  if (chart.y.length > 0) {
    notes.push('Beside each mark: ' + chart.y.map((name) => label(name).toLowerCase()).join(', ') + '.');
  }
  if (answer.rows.length > rows.length) {
    notes.push(`The first ${rows.length} of ${answer.rows.length}; the table has all.`);
  }
  return element('div', {}, marks, notes.length > 0 ? element('p', { class: 'note' }, notes.join(' ')) : undefined);
}

const besideMark = (chart, row, name) => {
  const index = columnIndex(chart.answer, name);
  return row[index] === null ? '' : written(row[index], chart.answer.columns[index], chart);
};
