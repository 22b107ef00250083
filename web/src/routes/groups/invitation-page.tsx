import { IconMailOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ApiProblem } from '../../api/problem.ts';
import { CardPage } from '../../components/ui/card-page.tsx';
import { ButtonLink } from '../../components/ui/links.tsx';
import { QueryView, RowSkeletons } from '../../components/ui/query-view.tsx';
import { EmptyState } from '../../components/ui/state.tsx';
import { invitationQuery } from '../../features/groups/api/invitations.ts';
import { InvitationAnswer } from '../../features/groups/components/invitation-answer.tsx';
import { groupMessages } from '../../features/groups/messages.ts';
import { isolate } from '../../i18n/isolate.ts';
import { useMessages } from '../../i18n/messages.ts';
import { invitationRoute } from './routes.ts';

/** Where the link of an invitation leads: whose it is, and the two answers. */
export function InvitationPage() {
  const t = useMessages(groupMessages);
  const navigate = useNavigate();
  const { token } = invitationRoute.useParams();
  const query = useQuery(invitationQuery(token));
  const lead = query.data && t.invitationLead(isolate(query.data.invitedByName));
  const refused = query.error instanceof ApiProblem ? query.error : undefined;
  return (
    <CardPage title={t.invitationTitle} lead={lead}>
      {refused && refused.status < 500 ? (
        <OverState isOthers={refused.code === 'invitation-for-another'} />
      ) : (
        <QueryView query={query} skeleton={<RowSkeletons rows={1} height={140} />}>
          {(invitation) =>
            invitation.status === 'pending' ? (
              <InvitationAnswer
                invitation={invitation}
                token={token}
                onAccepted={({ groupId }) =>
                  void navigate({ to: '/groups/$groupId', params: { groupId }, replace: true })
                }
                onDeclined={() => void navigate({ to: '/groups', replace: true })}
              />
            ) : (
              <OverState isOthers={false} />
            )
          }
        </QueryView>
      )}
    </CardPage>
  );
}

function OverState({ isOthers }: { isOthers: boolean }) {
  const t = useMessages(groupMessages);
  return (
    <EmptyState
      icon={<IconMailOff />}
      title={isOthers ? t.invitationOther : t.invitationUsed}
      action={<ButtonLink to="/groups">{t.toGroups}</ButtonLink>}
      compact
    >
      {isOthers ? t.invitationOtherText : t.invitationUsedText}
    </EmptyState>
  );
}
