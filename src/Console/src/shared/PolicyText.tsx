import './policy-text.css';

/** Places of a document, counted from 1. */
export interface Span {
  from: number;
  to: number;
}

/** A document with the lines numbered, some of them marked. */
export function PolicyText({ text, label, marked = [] }: { text: string; label: string; marked?: readonly Span[] }) {
  const isMarked = (line: number) => marked.some(({ from, to }) => line >= from && line <= to);
  return (
    <pre className="policy-text" tabIndex={0} role="region" aria-label={label}>
      {text.split('\n').map((line, at) => (
        <div key={at} className={isMarked(at + 1) ? 'marked' : undefined}><span aria-hidden="true">{at + 1}</span>{line}</div>
      ))}
    </pre>
  );
}
