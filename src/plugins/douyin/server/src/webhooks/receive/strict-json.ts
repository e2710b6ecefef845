/** How deep a delivery may be nested. */
export const depthLimit = 32;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Where the text that begins with the quote at `start` ends; the length of the whole where it does not. */
function endOfText(json: string, start: number): number {
  for (let at = start + 1; at < json.length; at += 1) {
    if (json[at] === '\\') at += 1;
    else if (json[at] === '"') return at;
  }
  return json.length;
}

const nameOf = (quoted: string): string =>
  quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1);

/** Throws where something is nested too deep, or an object has one name twice; what is no JSON at all may pass. */
function refuseTricks(json: string): void {
  const open: (Set<string> | null)[] = [];
  let mayBeName = false;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at];
    if (sign === '{' || sign === '[') {
      if (open.push(sign === '{' ? new Set() : null) > depthLimit)
        throw new Error(`it is nested deeper than ${depthLimit}`);
      mayBeName = sign === '{';
    } else if (sign === '}' || sign === ']') open.pop();
    else if (sign === ',') mayBeName = true;
    else if (sign === ':') mayBeName = false;
    else if (sign === '"') {
      const end = endOfText(json, at);
      const names = open.at(-1);
      if (mayBeName && names) {
        const name = nameOf(json.slice(at, end + 1));
        if (names.has(name)) throw new Error('a name stands twice in one object');
        names.add(name);
      }
      at = end;
    }
  }
}

/** Parses text as JSON that can be read in one way only; throws an error that says why not. */
export function parseStrict(json: string): unknown {
  refuseTricks(json);
  return JSON.parse(json);
}

/** The text of bytes that are UTF-8 throughout; throws for others. */
export const strictText = (raw: Buffer): string => decoder.decode(raw);
