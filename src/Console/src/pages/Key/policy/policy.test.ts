import { expect, test } from 'vitest';
import { fromBase64, toBase64, toPem } from '../../../shared/bytes';
import { difference } from '../../../shared/difference';
import { append, stanzas } from './stanzas';

test('A stanza is appended behind the statements that are there', () => {
  const policy = append('{"Version":"2012-10-17","Statement":{"Effect":"Allow"}}', stanzas[0]!, '111122223333');

  expect(JSON.parse(policy)).toEqual({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow' },
      {
        Sid: 'Signers sign', Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:role/SignerRole' },
        Action: 'kms:Sign', Resource: '*',
      },
    ],
  });
});

test('Text that is no JSON takes no stanza', () => {
  expect(() => append('{', stanzas[0]!, '111122223333')).toThrow(SyntaxError);
});

test('A difference names the lines that went and came, in order', () => {
  const lines = difference('a\nb\nc', 'a\nx\nc\nd').map(({ sign, text }) => sign + text);

  expect(lines).toEqual([' a', '-b', '+x', ' c', '+d']);
});

test('Bytes survive base64, and a PEM block has lines of 64 letters', () => {
  const bytes = Uint8Array.from({ length: 20_000 }, (_, at) => at % 256);

  expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  expect(toPem('PUBLIC KEY', bytes).split('\n')[1]).toHaveLength(64);
});
