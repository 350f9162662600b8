/** A line of a difference: kept, taken away or added. */
export interface DifferentLine {
  sign: ' ' | '-' | '+';
  text: string;
}

/** What became of the lines of a text, by their longest common subsequence. */
export function difference(before: string, after: string): DifferentLine[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const common = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      common[i]![j] = old[i] === now[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
    }
  }

  const lines: DifferentLine[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push({ sign: ' ', text: old[i++]! });
      j++;
    } else if (j >= now.length || (i < old.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      lines.push({ sign: '-', text: old[i++]! });
    } else {
      lines.push({ sign: '+', text: now[j++]! });
    }
  }
  return lines;
}
