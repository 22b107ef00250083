import { Button, FileInput, Group, Stack } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { ApiProblem } from '../../../api/problem.ts';
import type { CourseImportReport } from '../../../api/types.ts';
import { DataTable } from '../../../components/ui/data-table.tsx';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { Tag } from '../../../components/ui/tag.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useRephrase } from '../../../i18n/problems.ts';
import { useImportCourses } from '../api/courses.ts';
import { courseMessages } from '../messages.ts';
import classes from './courses.module.css';

/** A file of courses, and what became of it line by line. */
export function CourseImport() {
  const t = useMessages(courseMessages);
  const [file, setFile] = useState<File | null>(null);
  const courses = useImportCourses();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (file) courses.mutate(file);
  };
  return (
    <Panel title={t.import} lead={t.importLead}>
      <Stack>
        <form onSubmit={send}>
          <Group align="flex-end">
            <FileInput
              className={classes.file}
              label={t.file}
              placeholder={t.chooseFile}
              accept=".csv,text/csv"
              clearable
              leftSection={<IconFileSpreadsheet size={18} aria-hidden="true" />}
              value={file}
              onChange={(chosen) => {
                courses.reset();
                setFile(chosen);
              }}
            />
            <Button type="submit" size="md" disabled={!file} loading={courses.isPending}>
              {t.send}
            </Button>
          </Group>
        </form>
        <div aria-live="polite">
          {courses.data && <Report report={courses.data} />}
          {courses.error && <Refusal error={courses.error} />}
        </div>
      </Stack>
    </Panel>
  );
}

const tones = { created: 'good', updated: 'accent', unchanged: 'calm' } as const;

function Report({ report }: { report: CourseImportReport }) {
  const t = useMessages(courseMessages);
  const format = useFormat();
  const { created, updated, unchanged, lines } = report;
  return (
    <Stack>
      <Notice>{t.summary(created, updated, unchanged)}</Notice>
      <div className={classes.report}>
        <DataTable
          caption={t.report}
          rows={lines}
          keyOf={({ line }) => String(line)}
          columns={[
            { label: t.line, cell: ({ line }) => format.number(line) },
            { label: t.code, cell: ({ code }) => <UserText>{code}</UserText> },
            { label: t.outcome, cell: ({ outcome }) => <Tag tone={tones[outcome]}>{t[outcome]}</Tag> },
          ]}
        />
      </div>
    </Stack>
  );
}

function Refusal({ error }: { error: Error }) {
  const t = useMessages(courseMessages);
  const rephrase = useRephrase();
  const problems = error instanceof ApiProblem ? (error.document.errors ?? []) : [];
  if (problems.length === 0) return <FormProblem error={error} />;
  return (
    <Stack role="alert">
      <Notice tone="bad">{t.refused(problems.length)}</Notice>
      <div className={classes.report}>
        <DataTable
          caption={t.problems}
          rows={problems.map((problem, index) => ({ ...problem, key: `${index}` }))}
          keyOf={({ key }) => key}
          columns={[
            { label: t.line, cell: ({ path }) => path.replace('line ', '') },
            {
              label: t.problem,
              cell: ({ message }) => <UserText>{rephrase(message.replace(/^line \d+ /, ''))}</UserText>,
            },
          ]}
        />
      </div>
    </Stack>
  );
}
