// The page, put together from the data inside it.

const data = JSON.parse(document.getElementById('data').textContent);

function stamp() {
  const failed = data.checks.filter((check) => check.answer.rows.length > 0).length;
  const verdict = failed === 0
    ? `${data.checks.length} of ${data.checks.length} checks pass`
    : `${failed} of ${data.checks.length} checks fail`;
  const parts = [element('a', { href: '#quality', class: failed === 0 ? 'badge pass' : 'badge fail' }, verdict)];
  if (data.loads.rows.length > 0) {
    const loadedAt = data.loads.rows[0][columnIndex(data.loads, 'loaded_at')];
    parts.push(element('span', {}, 'Loaded ', element('time', { datetime: loadedAt + 'Z' }, moment(loadedAt) + ' UTC')));
  }
  parts.push(element('span', {}, data.warehouse));
  data.parameters.forEach(({ name, value }) => parts.push(element('span', {}, name + ' ' + value)));
  return parts;
}

const fill = (id, ...content) => document.getElementById(id).append(...content.flat().filter((each) => each !== undefined));

fill('stamp', stamp());
fill('charts', cards(data.charts));
fill('quality', quality(data.checks));
fill('loads', loads(data.loads));
fill('schema', schemaSection(data.schema));
startTheme();
startDrawing();
startPrinting();
