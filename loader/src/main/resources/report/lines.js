// Along time, or among a few groups: line and stacked.

const DAY = 24 * 60 * 60 * 1000;
const MOST_DAYS_FILLED = 750;

function timeAxis(colours, width, first, last) {
  const years = new Date(first).getUTCFullYear() !== new Date(last).getUTCFullYear();
  return {
    type: 'time',
    min: first,
    max: last,
    splitNumber: Math.max(2, Math.floor(width / 110)),
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { show: false },
    splitLine: { show: false },
    minInterval: DAY,
    axisLabel: {
      color: colours.muted,
      margin: 11,
      hideOverlap: true,
      formatter: (value) => day(value, years && width > 500),
    },
  };
}

function describeSpan(chart) {
  const places = values(chart.answer, chart.x);
  const parts = chart.y.map((name) => {
    const numbers = values(chart.answer, name).filter((value) => typeof value === 'number');
    const unit = unitOf(name, chart);
    return label(name) + ' from ' + amount(Math.min(...numbers), unit) + ' to ' + amount(Math.max(...numbers), unit);
  });
  return `${chart.title}, ${places[0]} to ${places[places.length - 1]}. ${parts.join('; ')}. The table below has every number.`;
}

function drawLine(chart) {
  const { answer } = chart;
  const times = values(answer, chart.x).map(time);
  const options = (colours, width) => ({
    ...common(colours),
    grid: { left: 2, right: 20, top: chart.y.length > 1 ? 36 : 12, bottom: 2, containLabel: true },
    legend: legend(colours, chart.y),
    xAxis: timeAxis(colours, width, times[0], times[times.length - 1]),
    yAxis: amountAxis(colours, chart),
    tooltip: {
      ...common(colours).tooltip,
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: colours.muted, type: 'dotted' } },
      formatter: (points) => lineTip(chart, points[0].dataIndex),
    },
    series: chart.y.map((name, index) => ({
      type: 'line',
      name: label(name),
      data: values(answer, name).map((value, row) => [times[row], value]),
      symbol: ['circle', 'diamond', 'rect', 'triangle'][index % 4],
      symbolSize: times.length > 62 ? 0 : 6,
      lineStyle: { width: 2.25, type: index % 2 ? 'dashed' : 'solid' },
      areaStyle: chart.y.length === 1 ? { opacity: 0.1 } : undefined,
    })),
  });
  return drawing(describeSpan(chart), (width) => (width > 700 ? 260 : 230), options);
}

function lineTip(chart, index) {
  const row = chart.answer.rows[index];
  const at = row[columnIndex(chart.answer, chart.x)];
  return tip(at.length > 10 ? moment(at) : day(time(at)), pairsOf(chart, row, [chart.x]));
}

/** The places of a stacked chart: days without a row get an empty one, so that gaps show. */
function stackedPlaces(chart) {
  const { answer } = chart;
  const index = columnIndex(answer, chart.x);
  if (answer.columns[index].type !== 'day') {
    return answer.rows.map((row) => ({ text: String(row[index] ?? NOTHING), row }));
  }
  const rows = new Map(answer.rows.map((row) => [time(row[index]), row]));
  const days = [...rows.keys()].sort((one, other) => one - other);
  const last = days[days.length - 1];
  if ((last - days[0]) / DAY > MOST_DAYS_FILLED) {
    return days.map((each) => ({ at: each, text: day(each), row: rows.get(each) }));
  }
  const places = [];
  for (let each = days[0]; each <= last; each += DAY) {
    places.push({ at: each, text: day(each), row: rows.get(each) });
  }
  return places;
}

function drawStacked(chart) {
  const { answer } = chart;
  const places = stackedPlaces(chart);
  const options = (colours, width) => ({
    ...common(colours),
    grid: { left: 2, right: 12, top: 36, bottom: 2, containLabel: true },
    legend: legend(colours, chart.y),
    xAxis: {
      type: 'category',
      data: places.map((place) => (place.at === undefined ? place.text : day(place.at, false))),
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
      axisLabel: {
        color: colours.muted,
        margin: 11,
        hideOverlap: true,
        interval: places.length > 12 ? Math.ceil(places.length / Math.max(3, width / 90)) - 1 : 'auto',
      },
    },
    yAxis: amountAxis(colours, chart),
    tooltip: {
      ...common(colours).tooltip,
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: colours.line, opacity: 0.5 } },
      formatter: (points) => {
        const place = places[points[0].dataIndex];
        return tip(place.text, place.row ? pairsOf(chart, place.row, [chart.x]) : [{ name: 'No rows', value: '' }]);
      },
    },
    series: chart.y.map((name, index) => ({
      type: 'bar',
      stack: 'all',
      name: label(name),
      barMaxWidth: 64,
      barCategoryGap: places.length > 12 ? '18%' : '40%',
      itemStyle: { borderColor: colours.card, borderWidth: 0.5, borderRadius: index === chart.y.length - 1 ? [3, 3, 0, 0] : 0 },
      data: places.map((place) => (place.row ? place.row[columnIndex(answer, name)] : null)),
    })),
  });
  return drawing(describeStack(chart), (width) => (width > 700 ? 280 : 260), options);
}

function describeStack(chart) {
  const totals = chart.y.map((name) =>
    label(name) + ' ' + amount(values(chart.answer, name).reduce((sum, value) => sum + (value ?? 0), 0)));
  return `${chart.title}: ${counted(chart.answer.rows.length, 'bar')}. In all: ${totals.join(', ')}. The table below has every number.`;
}
