import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Reply } from '../../../api/types.ts';
import { Dialog } from '../../../components/ui/dialog.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { postHistoryQuery } from '../api/posts.ts';
import { postMessages } from '../messages.ts';
import classes from './post-history.module.css';

interface PostHistoryProps {
  readonly post: Reply;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** What a post said before each change, as it was typed. */
export function PostHistory({ post, opened, onClose }: PostHistoryProps) {
  const t = useMessages(postMessages);
  const format = useFormat();
  const zone = useZone();
  const query = useQuery({ ...postHistoryQuery(post.id), enabled: opened });
  return (
    <Dialog opened={opened} onClose={onClose} title={t.history} size="lg">
      <QueryView query={query}>
        {(versions) =>
          versions.length === 0 ? (
            <Text>{t.historyNone}</Text>
          ) : (
            <ol className={classes.versions}>
              {versions.map(({ version, body, writtenAt }) => (
                <li key={version}>
                  <h3>{t.version(format.number(version), format.moment(writtenAt, zone))}</h3>
                  <UserText block>{body}</UserText>
                </li>
              ))}
            </ol>
          )
        }
      </QueryView>
    </Dialog>
  );
}
