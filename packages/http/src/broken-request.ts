import type { Socket } from 'node:net';
import { readTraceId } from '@studyhall/telemetry';
import { type ProblemDetails, toProblemDocument } from './problem.ts';

interface ParserError extends Error {
  readonly code?: string;
}

const problems: Readonly<Record<string, ProblemDetails>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: 'headers-too-large',
    detail: 'The address or the headers are too long.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    code: 'request-timeout',
    detail: 'The request took too long to arrive.',
  },
};

const notHttp: ProblemDetails = { status: 400, code: 'invalid-request', detail: 'This is not valid HTTP.' };

/** Answers what Node's parser refuses before there is a request, then closes the connection. */
export function answerBrokenRequest(error: ParserError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const document = toProblemDocument(problems[error.code ?? ''] ?? notHttp, readTraceId(undefined));
  const body = JSON.stringify(document);
  const head = [
    `HTTP/1.1 ${document['status']} ${document['title']}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ].join('\r\n');
  socket.end(`${head}\r\n\r\n${body}`);
}
