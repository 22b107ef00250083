import { text } from 'node:stream/consumers';
import { toDatabaseInstant } from '@studyhall/db';
import { mergeIntervals } from '@studyhall/time';
import { openBare, toMilliseconds } from './database.ts';
import { sendJson, serve } from './server.ts';

const [place = ''] = process.argv.slice(2);
const query = openBare(place, 'calendar');
const sql = `SELECT p.person_id, p.revision, c.start_at, c.end_at
  FROM people p LEFT JOIN commitments c ON c.person_id = p.person_id
    AND c.start_at > ? AND c.start_at < ? AND c.end_at > ?
  WHERE p.person_id IN (?)`;
const day = 86_400_000;

await serve(async (incoming, outgoing) => {
  const { people, from, to } = JSON.parse(await text(incoming));
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const rows = await query(sql, [...[start - day, end, start].map(toDatabaseInstant), people[0]]);
  const busy = rows
    .filter((row) => row['start_at'] !== null)
    .map((row) => ({
      start: toMilliseconds(row['start_at']),
      end: toMilliseconds(row['end_at']),
    }));
  const revision = rows[0]?.['revision'] ?? 0;
  sendJson(
    outgoing,
    JSON.stringify({ people: [{ personId: people[0], revision, busy: mergeIntervals(busy) }] }),
  );
});
