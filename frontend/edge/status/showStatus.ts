/**
 * GET /api/status for programs and GET /status for people. Both answer from what the
 * edge knows, without any request.
 */
import type { Context } from 'koa';
import { SECURITY_HEADERS } from '../app/securityHeaders.ts';
import { visitorOf } from '../pages/visitorOf.ts';
import type { StatusBoard } from './StatusBoard.ts';
import { statusPage } from './statusPage.ts';
import { STATUS_LANGUAGES } from './statusSpeech.ts';

export function showStatus(board: StatusBoard) {
  return (ctx: Context): void => {
    ctx.set('Content-Type', 'application/json; charset=utf-8');
    ctx.body = JSON.stringify(board.read());
  };
}

export function showStatusPage(board: StatusBoard) {
  return (ctx: Context): void => {
    ctx.set(SECURITY_HEADERS);
    const visitor = visitorOf(ctx.headers, STATUS_LANGUAGES);
    ctx.set({ 'Content-Type': 'text/html; charset=utf-8', 'Content-Language': visitor.language });
    ctx.set('Vary', 'Accept-Language, Cookie');
    ctx.body = statusPage(board.read(), visitor);
  };
}
