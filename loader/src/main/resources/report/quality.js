// Whether the warehouse can be trusted: the checks, and where its rows came from.

function titled(id, title, sentence) {
  return element(
    'header', { class: 'part' },
    element('h2', { id }, title),
    element('p', {}, sentence));
}

function quality(checks) {
  const failed = checks.filter((check) => check.answer.rows.length > 0);
  const sentence = failed.length === 0
    ? `All ${counted(checks.length, 'check')} pass: each is a rule that no row breaks.`
    : `${failed.length} of ${counted(checks.length, 'check')} fail; the rows that break them are below.`;
  const items = [...failed, ...checks.filter((check) => !failed.includes(check))].map((check) => {
    const passes = check.answer.rows.length === 0;
    return element(
      'li', { class: passes ? 'pass' : 'fail' },
      element('span', { class: 'verdict' }, passes ? 'Pass' : 'Fail'),
      element('div', {}, element('h3', {}, check.description || check.name), element('code', {}, check.name)),
      passes ? undefined : element(
        'details', { open: true },
        element('summary', {}, counted(check.answer.rows.length, 'offending row') + (check.answer.cut ? ' and more' : '')),
        tableOf(check.answer, check.name)));
  });
  return [titled('quality-title', 'Data quality', sentence), element('ul', { class: 'checks' }, items)];
}

const LOADS_SHOWN = 8;

function loads(answer) {
  const at = (row, name) => row[columnIndex(answer, name)];
  const items = answer.rows.slice(0, LOADS_SHOWN).map((row) =>
    element(
      'li', {},
      element('time', { datetime: at(row, 'loaded_at') + 'Z' }, moment(at(row, 'loaded_at'))),
      element(
        'div', {},
        element(
          'p', { class: 'gain' },
          element('b', {}, '+' + counted(at(row, 'new_play_lines'), 'play line')),
          element('b', {}, '+' + counted(at(row, 'new_song_lines'), 'song line')),
          element('span', {}, counted(at(row, 'songplays_after'), 'play') + ' after it')),
        element(
          'p', { class: 'origin' },
          `Read ${counted(at(row, 'staged_events'), 'event')} from `, element('code', {}, at(row, 'events_from')),
          ` and ${counted(at(row, 'staged_songs'), 'song')} from `, element('code', {}, at(row, 'songs_from'))),
        element('p', { class: 'origin' }, 'Run ', element('code', {}, at(row, 'run_id')), ', loader ', at(row, 'loader_version')))));
  const sentence = counted(answer.rows.length, 'load') + (answer.cut ? ' or more' : '')
    + (answer.rows.length > LOADS_SHOWN ? `, the latest ${LOADS_SHOWN} here` : '')
    + '. New lines are those that no earlier load had brought.';
  return [titled('loads-title', 'Loads', sentence), element('ol', { class: 'loads' }, items)];
}
