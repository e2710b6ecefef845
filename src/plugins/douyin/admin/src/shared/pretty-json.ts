const indent = (depth: number): string => `\n${'  '.repeat(depth)}`;

/** Strings (with their escapes), brackets, separators, and everything between them. */
const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/**
 * Lays out JSON over lines; any other text comes back as it is. Values are never parsed: a platform's 64-bit numbers would
 * lose their last digits.
 */
export function prettyJson(text: string): string {
  if (!isJson(text)) return text;
  let depth = 0;
  let before = '';
  const write = (token: string): string => {
    const last = before;
    before = token;
    if (token === ':') return ': ';
    if (token === ',') return `,${indent(depth)}`;
    const opened = last === '{' || last === '[';
    if (token === '}' || token === ']') {
      depth -= 1;
      return opened ? token : indent(depth) + token;
    }
    const lead = opened ? indent(depth) : '';
    if (token === '{' || token === '[') depth += 1;
    return lead + token;
  };
  return (text.match(tokens) ?? []).map(write).join('');
}
