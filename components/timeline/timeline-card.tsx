import { useCallback, useMemo, useState } from 'react';
import { journey, type Chapter } from '../../lib/rules/journey';
import type { TimelineEntry } from '../../lib/rules/timeline';
import { filterEntries, type TimelineGroup } from '../../lib/rules/timeline-groups';
import { Card } from '../ui/card';
import { Toggle } from '../ui/toggle';
import { ChapterRow } from './chapter-row';
import { TimelineFilter } from './timeline-filter';
import type { TimelineCardProps } from './timeline-props';
import { TimelineRow } from './timeline-row';
import { useWindowed } from './use-windowed';
import './timeline.css';

type Row = { key: string; entry: TimelineEntry } | { key: string; chapter: Chapter };

/** With fewer entries than this there is nothing to look for. */
const FILTERED_FROM = 6;

/**
 * Everything that is known of the person: newest first, or along the stages. What was taken back stays, struck through.
 */
export function TimelineCard(props: TimelineCardProps) {
  const { entries, changes, model, others, now } = props;
  const [view, setView] = useState<'list' | 'journey'>('list');
  const [group, setGroup] = useState<TimelineGroup | null>(null);
  const [text, setText] = useState('');
  const found = useMemo(() => filterEntries(entries, { group, text }), [entries, group, text]);
  const chapters = useMemo(
    () => (view === 'journey' ? journey(changes, found, { model, ...(others && { others }) }, now) : null),
    [view, changes, found, model, others, now],
  );
  const isFiltered = group !== null || text.trim() !== '';
  return (
    <Card
      name="Timeline"
      look="bare"
      className="timeline-card"
      aside={
        entries.length < 2 ? undefined : (
          <Toggle
            label="Order of the timeline"
            value={view}
            options={[
              { value: 'list', label: 'Newest first' },
              {
                value: 'journey',
                label: 'Journey',
                title: 'What happened in each stage, and how long it took',
              },
            ]}
            onChange={setView}
          />
        )
      }
    >
      {entries.length < FILTERED_FROM && !isFiltered ? null : (
        <TimelineFilter
          group={group}
          text={text}
          count={found.length}
          all={entries.length}
          onGroup={setGroup}
          onText={setText}
        />
      )}
      {entries.length === 0 ? (
        <p className="soft">Nothing yet. Notes, scores, orders and moves will stand here.</p>
      ) : found.length === 0 ? (
        <p className="soft">Nothing like that here. Try another word, or show everything.</p>
      ) : (
        <Rows {...props} found={found} chapters={chapters} allOpen={isFiltered} />
      )}
    </Card>
  );
}

interface RowsProps extends TimelineCardProps {
  found: TimelineEntry[];
  chapters: Chapter[] | null;
  /** What was looked for is not hidden in a chapter. */
  allOpen: boolean;
}

function Rows(props: RowsProps) {
  const { found, chapters, allOpen, changed, edit, now, locale } = props;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [folded, setFolded] = useState<ReadonlySet<string> | null>(null);
  const rows = useMemo(
    () => rowsOf(found, chapters, (id) => !allOpen && (folded ?? pastOf(chapters)).has(id)),
    [found, chapters, folded, allOpen],
  );
  const keys = useMemo(() => rows.map(({ key }) => key), [rows]);
  const { list, from, to, before, after } = useWindowed(keys);
  const onToggle = useCallback((id: string) => setOpen((before) => toggled(before, id)), []);
  return (
    <ol ref={list} className="timeline" style={{ paddingBlock: `${String(before)}px ${String(after)}px` }}>
      {rows.slice(from, to).map((row, at) => {
        const place = { 'aria-setsize': rows.length, 'aria-posinset': from + at + 1 };
        return 'chapter' in row ? (
          <ChapterRow
            key={row.key}
            {...place}
            chapter={row.chapter}
            open={allOpen || !(folded ?? pastOf(chapters)).has(row.chapter.id)}
            now={now}
            locale={locale}
            onToggle={() => setFolded(toggled(folded ?? pastOf(chapters), row.chapter.id))}
          />
        ) : (
          <TimelineRow
            key={row.key}
            {...place}
            acts={props}
            now={now}
            locale={locale}
            edit={edit?.id === row.entry.id ? edit : null}
            entry={row.entry}
            open={open.has(row.entry.id) || edit?.id === row.entry.id}
            isNew={changed?.ids.has(row.entry.id) ?? false}
            onToggle={onToggle}
          />
        );
      })}
    </ol>
  );
}

function rowsOf(
  found: TimelineEntry[],
  chapters: Chapter[] | null,
  isFolded: (chapter: string) => boolean,
): Row[] {
  if (chapters === null) return found.map((entry) => ({ key: entry.id, entry }));
  return chapters.flatMap((chapter): Row[] => [
    { key: `chapter ${chapter.id}`, chapter },
    ...(isFolded(chapter.id) ? [] : chapter.entries.map((entry) => ({ key: entry.id, entry }))),
  ]);
}

/** The chapters that are over: their entries are one press away. */
function pastOf(chapters: Chapter[] | null): ReadonlySet<string> {
  return new Set((chapters ?? []).filter(({ to }) => to !== null).map(({ id }) => id));
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}
