// Elements of the page. Text only ever becomes textContent, so markup in it stays text.

/** An element: attributes by name, then children, which are elements or text. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  set(made, attributes, children);
  return made;
}

/** The same in SVG. */
function shape(name, attributes = {}, ...children) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  set(made, attributes, children);
  return made;
}

function set(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : String(value));
    }
  }
  for (const child of children.flat()) {
    if (child !== undefined && child !== null) {
      made.append(child);
    }
  }
}
