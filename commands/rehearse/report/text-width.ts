/**
 * Widths in units of the font size, measured on DejaVu Sans, the widest of the fonts that `system-ui` stands for:
 * a text that fits by this measure fits in all of them.
 */
const narrow = /[ijlI.,:;'’|!()[\]]/;
const wide = /[mwMW@%—…&]/;

function widthOfCharacter(character: string): number {
  if (character === " ") return 0.34;
  if (narrow.test(character)) return 0.41;
  if (wide.test(character)) return 1.03;
  if (/[\u1100-\uffff]/.test(character) && !/[\u2000-\u20ff]/.test(character)) return 1.1;
  if (character.length > 1) return 1.3;
  return /\p{Lu}/u.test(character) ? 0.79 : /\p{Mn}/u.test(character) ? 0 : 0.66;
}

/** The width of a text, never too small, in the unit of the font size. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) width += widthOfCharacter(character);
  return width * fontSize;
}

/** The text in lines of at most this width; a word that is wider than a line is broken inside. */
export function wrappedTo(width: number, text: string, fontSize: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/ +/).flatMap((one) => pieces(one, width, fontSize))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer, fontSize) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === "" ? lines : [...lines, line];
}

function pieces(word: string, width: number, fontSize: number): string[] {
  const found: string[] = [];
  let piece = "";
  for (const character of word) {
    if (piece !== "" && textWidth(piece + character, fontSize) > width) {
      found.push(piece);
      piece = "";
    }
    piece += character;
  }
  return piece === "" ? found : [...found, piece];
}
