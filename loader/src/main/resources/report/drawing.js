// What all drawings share: the canvas, its width, its theme, its tooltip.

const drawings = [];
const MOST_STRETCHED = 1.7;

/**
 * A place to draw in, drawn again when its width or the theme changes.
 * optionsFor(colours, width) gives ECharts its options; height(width) is in pixels.
 */
function drawing(name, height, optionsFor) {
  const place = element('div', { class: 'drawing', role: 'img', 'aria-label': name });
  drawings.push({ place, height, optionsFor, width: 0, chart: undefined });
  return place;
}

function draw(each, height) {
  const width = Math.floor(each.place.clientWidth);
  if (width === 0) {
    return;
  }
  each.width = width;
  const size = { width, height: Math.round(height ?? each.height(width)) };
  each.place.style.height = size.height + 'px';
  if (each.chart) {
    each.chart.resize(size);
  } else {
    each.chart = echarts.init(each.place, null, { renderer: 'svg', ...size });
  }
  each.chart.setOption(each.optionsFor(palette(), width), { notMerge: true });
}

/**
 * First as high as each would be, then as high as a taller neighbour in the row makes its card. An
 * open table makes cards taller too; while there is one, drawings keep their height.
 */
function drawAll() {
  const isOpen = document.querySelector('.grid .behind[open]') !== null;
  for (const each of drawings) {
    const isSameWidth = Math.floor(each.place.clientWidth) === each.width;
    draw(each, isOpen && isSameWidth ? each.place.clientHeight : undefined);
  }
  for (const each of isOpen ? [] : drawings) {
    const room = each.place.parentElement.clientHeight;
    const natural = each.height(each.width);
    if (each.place.parentElement.matches('.body') && room > natural + 8) {
      draw(each, Math.min(room, natural * MOST_STRETCHED));
    }
  }
}

function startDrawing() {
  drawAll();
  onThemeChange(drawAll);
  let waiting = false;
  const resized = () => {
    waiting = false;
    if (drawings.some((each) => Math.floor(each.place.clientWidth) !== each.width)) {
      drawAll();
    }
  };
  const observer = new ResizeObserver(() => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(resized);
    }
  });
  drawings.forEach((each) => observer.observe(each.place));
}

/** Paper is light and has one column, whatever the screen shows. */
function startPrinting() {
  let theme;
  window.addEventListener('beforeprint', () => {
    theme = root.dataset.theme;
    root.dataset.theme = 'light';
    root.dataset.paper = '';
    drawAll();
  });
  window.addEventListener('afterprint', () => {
    delete root.dataset.paper;
    if (theme === undefined) {
      delete root.dataset.theme;
    } else {
      root.dataset.theme = theme;
    }
    drawAll();
  });
}

/** Options that every drawing begins with. Nothing moves by itself: the page is to be read. */
function common(colours) {
  return {
    animation: false,
    useUTC: true,
    color: colours.series,
    textStyle: { fontFamily: colours.font, fontSize: 12, color: colours.muted },
    grid: { left: 2, right: 12, top: 16, bottom: 2, containLabel: true },
    tooltip: {
      confine: true,
      transitionDuration: 0,
      backgroundColor: colours.card,
      borderColor: colours.line,
      padding: [8, 12],
      textStyle: { color: colours.text, fontSize: 13, fontFamily: colours.font },
      extraCssText: 'border-radius:8px;box-shadow:0 4px 16px rgb(0 0 0 / 16%);max-width:280px;white-space:normal',
    },
  };
}

/** Numbers upward, with few and faint lines; between counts there is nothing to mark. */
function amountAxis(colours, chart) {
  const unit = unitOf(chart.y[0], chart);
  const amounts = chart.y.flatMap((name) => values(chart.answer, name)).filter((value) => value !== null);
  const isWhole = amounts.every(Number.isInteger) && unit !== '%';
  const isNearlyAll = chart.kind === 'line' && unit === '%' && amounts.some((value) => value > 60) && amounts.every((value) => value <= 100);
  return {
    type: 'value',
    splitNumber: 4,
    minInterval: isWhole ? 1 : undefined,
    max: isNearlyAll ? 100 : undefined,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: colours.muted, formatter: (value) => amountInShort(value, unit) },
    splitLine: { lineStyle: { color: colours.line } },
  };
}

function legend(colours, names) {
  return {
    show: names.length > 1,
    top: 0,
    left: 0,
    itemWidth: 12,
    itemHeight: 12,
    itemGap: 18,
    icon: 'roundRect',
    selectedMode: false,
    textStyle: { color: colours.text, fontSize: 12.5 },
  };
}

/** A tooltip: a heading, then pairs of a name and a value. */
function tip(title, pairs) {
  return element(
    'div', { class: 'tip' },
    element('strong', {}, title),
    pairs.map(({ name, value }) =>
      element('div', {}, element('span', { class: 'name' }, name), element('span', { class: 'value' }, value))));
}

/** The columns of a row but for some, as pairs of a tooltip. */
function pairsOf(chart, row, hidden) {
  return chart.answer.columns
    .map((column, index) => ({ name: label(column.name), column, value: row[index] }))
    .filter(({ column }) => !hidden.includes(column.name) && !/(^|_)(id|place|class)$/.test(column.name))
    .map(({ name, column, value }) => ({ name, value: written(value, column, chart) }));
}

const ruler = document.createElement('canvas').getContext('2d');

/** How wide a text is, in pixels. */
function textWidth(text, size) {
  ruler.font = size + 'px ' + getComputedStyle(root).getPropertyValue('--font');
  return ruler.measureText(text).width;
}
