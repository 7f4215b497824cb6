// The numbers of the fictional product: ten of them over twelve weeks, the same on every visit.

const weeks = Array.from({ length: 12 }, (_, i) => i + 7);

// name, value in the first week, growth per week, how much it swings, whether up is good
const shapes = [
  ['Active accounts', 1920, 1.012, 0.015, true],
  ['New accounts', 118, 1.009, 0.12, true],
  ['Cancelled accounts', 21, 0.985, 0.2, false],
  ['Monthly revenue', 18400, 1.016, 0.012, true],
  ['Overdue invoices', 14, 0.97, 0.3, false],
  ['Conversations', 342, 1.004, 0.09, true],
  ['First answer, minutes', 38, 0.982, 0.1, false],
  ['Orders shipped', 1260, 1.007, 0.06, true],
  ['Returns', 57, 1.011, 0.14, false],
  ['Uptime, per mille', 991, 1.0003, 0.0055, true],
];

/** [{name, values (one per week, newest last), change (of the last week, in per cent), good}] */
export const numbers = shapes.map(([name, first, growth, swing, upIsGood], row) => {
  const values = weeks.map((week, i) => Math.round(first * growth ** i * (1 + swing * Math.sin(week * 1.7 + row * 2.3))));
  const change = (values.at(-1) / values.at(-2) - 1) * 100;
  return { name, values, change, good: (change >= 0) === upIsGood };
});

/** All of it: {text, rows}, one row per number and week, newest week first. */
export function csv() {
  const rows = weeks.flatMap((week, i) => numbers.map(({ name, values }) => `${week},"${name}",${values[i]}`)).reverse();
  return { text: ['week,number,value', ...rows, ''].join('\n'), rows: rows.length };
}
