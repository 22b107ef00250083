import { Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Poll } from '../../api/types.ts';
import { BackLink } from '../../components/ui/back-link.tsx';
import { ButtonLink } from '../../components/ui/links.tsx';
import { QueryView } from '../../components/ui/query-view.tsx';
import { UserText } from '../../components/ui/user-text.tsx';
import { pollQuery } from '../../features/polls/api/polls.ts';
import { AnswerTable } from '../../features/polls/components/answer-table.tsx';
import { ClosePoll } from '../../features/polls/components/close-poll.tsx';
import { PollList } from '../../features/polls/components/poll-list.tsx';
import { PollOutcome } from '../../features/polls/components/poll-outcome.tsx';
import { VoteGrid } from '../../features/polls/components/vote-grid.tsx';
import { pollMessages } from '../../features/polls/messages.ts';
import { useFormat } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.ts';
import { useMe } from '../../session/use-me.ts';
import { useZone } from '../../session/use-profile.ts';
import classes from './polls-pages.module.css';
import { pollRoute } from './routes.ts';
import { useGroup } from './use-group.ts';

export function GroupPollsPage() {
  const t = useMessages(pollMessages);
  const { group, rights } = useGroup();
  if (!rights.isMember) return null;
  const params = { groupId: group.id };
  const create = rights.mayPlan && (
    <ButtonLink to="/groups/$groupId/polls/new" params={params}>
      {t.create}
    </ButtonLink>
  );
  return (
    <Stack gap="xl" maw="46rem">
      <section aria-labelledby="open-polls">
        <div className={classes.head}>
          <Title order={2} id="open-polls">
            {t.open}
          </Title>
          {create}
        </div>
        <PollList
          groupId={group.id}
          status="open"
          next={
            rights.mayPlan && (
              <ButtonLink to="/groups/$groupId/find-time" params={params} variant="default">
                {t.finder}
              </ButtonLink>
            )
          }
        />
      </section>
      <section aria-labelledby="closed-polls">
        <div className={classes.head}>
          <Title order={2} id="closed-polls">
            {t.closed}
          </Title>
        </div>
        <PollList groupId={group.id} status="closed" />
      </section>
    </Stack>
  );
}

export function GroupPollPage() {
  const t = useMessages(pollMessages);
  const { group } = useGroup();
  const { pollId } = pollRoute.useParams();
  const query = useQuery(pollQuery(pollId));
  return (
    <Stack gap="md" maw="50rem">
      <BackLink to="/groups/$groupId/polls" params={{ groupId: group.id }}>
        {t.back}
      </BackLink>
      <QueryView query={query}>{(poll) => <PollView key={poll.id} poll={poll} />}</QueryView>
    </Stack>
  );
}

function PollView({ poll }: { poll: Poll }) {
  const t = useMessages(pollMessages);
  const format = useFormat();
  const zone = useZone();
  const me = useMe();
  const { rights } = useGroup();
  const isOpen = poll.status === 'open';
  const runsIt = rights.isModerator || (rights.mayPlan && poll.organizerId === me.id);
  return (
    <>
      <div>
        <Title order={2}>
          <UserText>{poll.title}</UserText>
        </Title>
        {isOpen && <p className={classes.until}>{t.until(format.moment(poll.closesAt, zone))}</p>}
      </div>
      {isOpen ? <VoteGrid poll={poll} /> : <PollOutcome poll={poll} />}
      <AnswerTable poll={poll} />
      {isOpen && runsIt && <ClosePoll poll={poll} />}
    </>
  );
}
