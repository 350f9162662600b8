/** What the browser says of text that is no JSON; empty for JSON. */
export function jsonMistake(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (mistake) {
    return (mistake as Error).message;
  }
}

/** JSON as people read it; text that is no JSON as it is. */
export function pretty(text: string): string {
  return jsonMistake(text) ? text : JSON.stringify(JSON.parse(text), null, 2);
}

/** A policy document as IAM answers it: percent-encoded (RFC 3986, section 2.1). */
export const decodeDocument = (encoded: string | undefined) => decodeURIComponent(encoded ?? '');
