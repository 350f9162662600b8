import './difference.css';
import { difference } from './difference';

const words = { '+': 'added', '-': 'removed', ' ': undefined };

/** What was taken from a text and added to it, line by line. */
export function DifferenceView({ before, after }: { before: string; after: string }) {
  return (
    <pre className="difference" tabIndex={0} role="region" aria-label="Difference">
      {difference(before, after).map(({ sign, text }, at) => (
        <div key={at} className={words[sign]}>{sign} {text}</div>
      ))}
    </pre>
  );
}
