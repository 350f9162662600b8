/** A character's place in a document, line and column counted from 1. */
export interface Place {
  line: number;
  column: number;
}

/** A piece of a document; its last character belongs to it. */
export interface Span {
  start: Place;
  end: Place;
}

/** A part of a line: marked, or not. */
export interface Piece {
  text: string;
  marked: boolean;
}

/** A document line by line, each cut where a marked span begins or ends. */
export function piecesOf(text: string, spans: readonly Span[]): Piece[][] {
  return text.split('\n').map((line, at) => cut(line, at + 1, spans));
}

function cut(line: string, number: number, spans: readonly Span[]): Piece[] {
  const marked = [...line].map((_, at) => spans.some((span) => covers(span, { line: number, column: at + 1 })));
  const pieces: Piece[] = [];
  [...line].forEach((letter, at) => {
    const last = pieces.at(-1);
    if (last && last.marked === marked[at]) {
      last.text += letter;
    } else {
      pieces.push({ text: letter, marked: marked[at]! });
    }
  });
  return pieces;
}

const covers = ({ start, end }: Span, place: Place) => !isBefore(place, start) && !isBefore(end, place);

const isBefore = (a: Place, b: Place) => a.line < b.line || (a.line === b.line && a.column < b.column);

/** Whether a statement still stands there: its braces do. A policy may have changed since it was asked. */
export function fits(text: string, { start, end }: Span): boolean {
  const lines = text.split('\n');
  return lines[start.line - 1]?.[start.column - 1] === '{' && lines[end.line - 1]?.[end.column - 1] === '}';
}
