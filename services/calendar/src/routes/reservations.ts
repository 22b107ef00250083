import { NotFoundError, type ServiceApp } from '@studyhall/http';
import { type Interval, parseInstant } from '@studyhall/time';
import { moveReservation } from '../commands/move-reservation.ts';
import { releaseReservation } from '../commands/release-reservation.ts';
import { reserveTime } from '../commands/reserve-time.ts';
import type { Context } from '../context.ts';
import { findReservation } from '../data/reservation-repository.ts';
import { findIntervalProblem } from '../domain/reservation.ts';
import { InvalidIntervalError } from '../errors.ts';
import { presentReservation } from '../presenters.ts';
import {
  MoveBodySchema,
  ReservationBodySchema,
  ReservationParamsSchema,
  ReservationSchema,
} from './reservations.schema.ts';

const path = '/internal/reservations';

export function registerReservationRoutes(app: ServiceApp, context: Context): void {
  app.post(
    path,
    {
      onRequest: [app.requireService],
      schema: {
        operationId: 'reserveTime',
        body: ReservationBodySchema,
        response: { 200: ReservationSchema, 201: ReservationSchema },
      },
    },
    async ({ body }, reply) => {
      const { ref, people, kind, title, tentative, margins, venue, series } = body;
      const interval = readInterval(body);
      const request = { ref, people, interval, kind, title, tentative, margins, venue, series };
      const { reservation, isNew } = await reserveTime(context, request);
      return reply.code(isNew ? 201 : 200).send(presentReservation(reservation));
    },
  );

  app.post(
    `${path}/:ref/move`,
    {
      onRequest: [app.requireService],
      schema: {
        operationId: 'moveReservation',
        params: ReservationParamsSchema,
        body: MoveBodySchema,
        response: { 200: ReservationSchema },
      },
    },
    async ({ params, body }) => {
      const { version, kind, title, margins, venue } = body;
      const move = { interval: readInterval(body), version, kind, title, margins, venue };
      return presentReservation(await moveReservation(context, params.ref, move));
    },
  );

  app.post(
    `${path}/:ref/release`,
    {
      onRequest: [app.requireService],
      schema: {
        operationId: 'releaseReservation',
        params: ReservationParamsSchema,
        response: { 200: ReservationSchema },
      },
    },
    async ({ params }) => presentReservation(await releaseReservation(context, params.ref)),
  );

  app.get(
    `${path}/:ref`,
    {
      onRequest: [app.requireService],
      schema: {
        operationId: 'getReservation',
        params: ReservationParamsSchema,
        response: { 200: ReservationSchema },
      },
    },
    async ({ params }) => {
      const reservation = await findReservation(context.db.read, params.ref);
      if (!reservation) throw new NotFoundError('reservation');
      return presentReservation(reservation);
    },
  );
}

function readInterval(body: { start: string; end: string }): Interval {
  const interval = { start: parseInstant(body.start), end: parseInstant(body.end) };
  const problem = findIntervalProblem(interval);
  if (problem !== null) throw new InvalidIntervalError(problem);
  return interval;
}
