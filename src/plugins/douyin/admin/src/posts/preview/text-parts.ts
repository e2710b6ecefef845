/** A piece of a text as the platform shows it: a topic (#), a mention (@), or plain words. */
export type TextPart = { kind: 'topic' | 'mention' | 'plain'; text: string };

const marks = /([#＃][^\s#＃@]+|@[^\s#＃@]+)/u;

const kindOf = (text: string): TextPart['kind'] => {
  if (!marks.test(text)) return 'plain';
  return text.startsWith('@') ? 'mention' : 'topic';
};

/** Takes a text apart where the platform marks topics and mentions. */
export const textParts = (text: string): TextPart[] =>
  text
    .split(marks)
    .filter(Boolean)
    .map((part) => ({ kind: kindOf(part), text: part }));

/** The one text the platform is given: the title, and the description on the next line where there is one. */
export const wholeText = ({ title, description }: { title: string; description: string }): string =>
  [title.trim(), description.trim()].filter(Boolean).join('\n');

/** How many signs a text has, as people count them. */
export const signsOf = (text: string): number => [...text].length;
