// Draws the numbers of report.js: as the table of the dashboard and as the sheet on the first page.

const namespace = 'http://www.w3.org/2000/svg';
const counted = new Intl.NumberFormat('en');

function cell(tag, text, className = '') {
  const node = document.createElement(tag);
  node.textContent = text;
  node.className = className;
  return node;
}

function changeText(change) {
  return `${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(1)} %`;
}

/** A line through the values, without axes: the shape only. */
export function sparkline(values) {
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 100 24');
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('class', 'spark');
  svg.setAttribute('aria-hidden', 'true');
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const points = values.map((value, i) => {
    const x = (i / (values.length - 1)) * 100;
    const y = 22 - ((value - low) / (high - low || 1)) * 20;
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  const line = document.createElementNS(namespace, 'polyline');
  line.setAttribute('points', points.join(' '));
  svg.append(line);
  return svg;
}

/** Rows of name, last value, change and shape. */
export function numberRows(numbers) {
  return numbers.map(({ name, values, change, good }) => {
    const row = document.createElement('tr');
    const heading = cell('th', name);
    heading.scope = 'row';
    const shape = cell('td', '', 'shape');
    shape.append(sparkline(values));
    row.append(heading, cell('td', counted.format(values.at(-1)), 'value'), cell('td', changeText(change), good ? 'good' : 'poor'), shape);
    return row;
  });
}

/** The whole table, with a heading for each column. */
export function numberTable(numbers) {
  const head = document.createElement('thead');
  const row = document.createElement('tr');
  for (const title of ['Number', 'This week', 'Change', 'Twelve weeks']) {
    const heading = cell('th', title);
    heading.scope = 'col';
    row.append(heading);
  }
  head.append(row);
  const body = document.createElement('tbody');
  body.append(...numberRows(numbers));
  return [head, body];
}
