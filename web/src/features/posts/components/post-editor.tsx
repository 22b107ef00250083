import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { membersQuery } from '../../../components/groups/group-query.ts';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { LongTextField } from '../../../components/ui/text-field.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { words } from '../../../i18n/words.ts';
import { completeMention, matchNames, typedMention } from '../mention-typing.ts';
import { postMessages } from '../messages.ts';
import classes from './post-editor.module.css';

interface PostEditorProps {
  readonly groupId: string;
  readonly label: string;
  readonly submit: string;
  /** What it begins with: a post that is edited. */
  readonly initial?: string;
  /** Called with what to do once it is stored. */
  readonly onSubmit: (body: string, onStored: () => void) => void;
  readonly onCancel?: () => void;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly autoFocus?: boolean;
}

const longestBody = 5_000;
const warnAt = 500;

/** Writes a post or a reply, and offers names after an @. */
export function PostEditor(props: PostEditorProps) {
  const { groupId, label, submit, initial = '', onSubmit, onCancel, isPending, error, autoFocus } = props;
  const t = useMessages(postMessages);
  const shared = useMessages(words);
  const format = useFormat();
  const field = useRef<HTMLTextAreaElement>(null);
  const names = useRef<HTMLUListElement>(null);
  const [text, setText] = useState(initial);
  const [caret, setCaret] = useState(initial.length);
  const { data: members = [] } = useQuery(membersQuery(groupId));
  const typed = typedMention(text, caret);
  const offered =
    typed === undefined
      ? []
      : matchNames(
          members.map(({ name }) => name),
          typed,
        );
  const left = longestBody - text.length;

  const complete = (name: string) => {
    const completed = completeMention(text, caret, name);
    setText(completed.text);
    setCaret(completed.caret);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(completed.caret, completed.caret);
    });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event);
    if (event.key === 'ArrowDown' && offered.length > 0) {
      event.preventDefault();
      names.current?.querySelector('button')?.focus();
    }
  };
  const send = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (!text.trim() || isPending) return;
    onSubmit(text.trim(), () => setText(''));
  };
  return (
    <form onSubmit={send} className={classes.editor}>
      <FormProblem error={error} />
      <LongTextField
        ref={field}
        label={label}
        description={t.help}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder={t.placeholder}
        minRows={2}
        bound={longestBody}
        data-autofocus={autoFocus || undefined}
        autoFocus={autoFocus}
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          setCaret(currentTarget.selectionStart);
        }}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onKeyDown={press}
      />
      {offered.length > 0 && (
        <ul className={classes.names} aria-label={t.mention} ref={names}>
          {offered.map((name) => (
            <li key={name}>
              <button type="button" className={classes.name} onClick={() => complete(name)}>
                <UserText>{name}</UserText>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.foot}>
        {left >= 0 && left < warnAt && <span className={classes.left}>{t.left(format.number(left))}</span>}
        {onCancel && (
          <Button variant="subtle" onClick={onCancel}>
            {shared.cancel}
          </Button>
        )}
        <Button type="submit" loading={isPending} disabled={!text.trim()}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
