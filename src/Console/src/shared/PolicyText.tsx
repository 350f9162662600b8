import './policy-text.css';
import { piecesOf, type Span } from './spans';

/** A document with its lines numbered and some spans marked. */
export function PolicyText({ text, label, marked = [] }: { text: string; label: string; marked?: readonly Span[] }) {
  return (
    <pre className="policy-text" tabIndex={0} role="group" aria-label={label}>
      {piecesOf(text, marked).map((pieces, at) => (
        <div key={at}>
          <span aria-hidden="true">{at + 1}</span>
          {pieces.map((piece, index) => (piece.marked ? <mark key={index}>{piece.text}</mark> : piece.text))}
        </div>
      ))}
    </pre>
  );
}
