// Light and dark: the style sheet holds the colours, charts read them from it.

const root = document.documentElement;
const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
const themeListeners = [];

const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : prefersDark.matches);

/** The colours of the theme that shows now. */
function palette() {
  const style = getComputedStyle(root);
  const colour = (name) => style.getPropertyValue('--' + name).trim();
  return {
    text: colour('text'),
    muted: colour('muted'),
    card: colour('card'),
    line: colour('line'),
    empty: colour('empty'),
    series: [1, 2, 3, 4, 5].map((number) => colour('series-' + number)),
    ramp: [1, 2, 3, 4, 5].map((number) => colour('ramp-' + number)),
    onRamp: [colour('on-ramp-low'), colour('on-ramp-high')],
    font: style.getPropertyValue('--font').trim(),
  };
}

function onThemeChange(listener) {
  themeListeners.push(listener);
}

function showTheme() {
  const button = document.getElementById('theme');
  button.setAttribute('aria-pressed', String(isDark()));
  themeListeners.forEach((listener) => listener());
}

/** A page opened from disk may be refused its storage: then the choice lasts as long as the page. */
function remembered(choice) {
  try {
    if (choice !== undefined) {
      localStorage.setItem('sparkify-theme', choice);
    }
    return localStorage.getItem('sparkify-theme');
  } catch {
    return null;
  }
}

function startTheme() {
  const choice = remembered();
  if (choice === 'dark' || choice === 'light') {
    root.dataset.theme = choice;
  }
  document.getElementById('theme').addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    remembered(root.dataset.theme);
    showTheme();
  });
  prefersDark.addEventListener('change', showTheme);
  showTheme();
}
