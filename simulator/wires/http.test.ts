import { expect, test } from 'vitest';
import { wholeAnswer } from './http.ts';

test('an answer is whole when its body is', () => {
  const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
  expect(wholeAnswer(answer)).toEqual({ status: 200, length: answer.length });
  expect(wholeAnswer(answer.slice(0, -1))).toBeNull();
  expect(wholeAnswer(answer.slice(0, 20))).toBeNull();
});

test('an answer without a body ends with its headers, one in chunks with the empty chunk', () => {
  expect(wholeAnswer('HTTP/1.1 401 Unauthorized\r\nx: y\r\n\r\n')?.status).toBe(401);
  const chunked = 'HTTP/1.1 400 Bad Request\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n';
  expect(wholeAnswer(chunked)).toBeNull();
  expect(wholeAnswer(`${chunked}0\r\n\r\n`)).toEqual({ status: 400, length: chunked.length + 5 });
});
