/** A value of DER (X.690): its tag, its content, and what follows it. */
export interface DerValue {
  tag: number;
  content: Uint8Array;
  rest: Uint8Array;
}

/**
 * Reads the first value.
 * @throws RangeError when the bytes end too early or the length is not definite
 */
export function readDer(bytes: Uint8Array): DerValue {
  const [tag, first] = [bytes[0], bytes[1]];
  if (tag === undefined || first === undefined || first === 0x80 || first > 0x84) {
    throw new RangeError('This is no DER.');
  }
  const lengthBytes = first < 0x80 ? 0 : first - 0x80;
  const length = lengthBytes === 0 ? first : bytes.subarray(2, 2 + lengthBytes).reduce((sum, byte) => sum * 256 + byte, 0);
  const start = 2 + lengthBytes;
  if (start + length > bytes.length) {
    throw new RangeError('This DER ends too early.');
  }
  return { tag, content: bytes.subarray(start, start + length), rest: bytes.subarray(start + length) };
}

/** The key in a SubjectPublicKeyInfo (RFC 5280, section 4.1): the content of its bit string. */
export function keyBits(subjectPublicKeyInfo: Uint8Array): Uint8Array {
  const algorithm = readDer(readDer(subjectPublicKeyInfo).content);
  return readDer(algorithm.rest).content.subarray(1);
}
