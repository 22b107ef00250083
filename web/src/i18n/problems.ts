import { ApiProblem, UnreachableError } from '../api/problem.ts';
import { defineMessages, useMessages } from './messages.ts';

/**
 * What the platform answers by its code or rule, in the reader's language. Codes that are not here are shown in the
 * platform's own words, which are English.
 */
const problems = defineMessages(
  {
    unreachable: 'Study Hall cannot be reached right now. Nothing was changed; try again in a moment.',
    'invalid-credentials': 'The e-mail address or the password is wrong. Try again, or reset the password.',
    'too-many-attempts': 'That was tried too often. Wait a few minutes, then try again.',
    busy: 'Somebody else has just taken this time.',
    buffer: 'The tutor needs a break around another session at that time.',
    'your-time': 'You have something else at that time.',
    'max-per-day': 'You have as many sessions that day as the programme allows.',
    'max-per-week': 'You have as many sessions that week as the programme allows.',
    'weekly-limit': 'The tutor gives no more sessions in that week.',
    paused: 'Booking is paused for you because of missed sessions. The tutoring office can help.',
    waitlist: 'This time is being offered to somebody on the waiting list.',
    past: 'This time is over already.',
    notice: 'This is too soon for the tutor; they need more notice.',
    horizon: 'This is further ahead than the tutor takes bookings.',
    'outside-hours': 'That time is outside the hours of the tutor.',
    'ends-too-late': 'The session would end after the tutor’s hours.',
    yourself: 'You cannot book yourself.',
    course: 'The tutor does not teach this course.',
    minutes: 'The tutor does not give sessions of this length.',
    mode: 'The tutor does not meet in this way.',
    'last-owner': 'A group needs an owner. Make another member owner first, or archive the group.',
    'group-archived': 'The group is archived. An owner can take it up again.',
    'capacity-too-small': 'More places than that are taken already, or kept for somebody.',
    'line-full': 'The waiting list is full. Look for another group, or start one.',
    'wrong-standing': 'This has changed in the meantime. Look again.',
    'invitation-gone': 'This invitation was used, taken back, or has expired.',
    'invitation-for-another': 'This invitation is for somebody else.',
    'too-many-invitations': 'Too many invitations are open. Take some back, or wait for answers.',
    'post-deleted': 'This post was deleted in the meantime.',
    'too-many-edits': 'The post was edited too often. Delete it and write another.',
    'too-many-pinned': 'Ten posts are pinned already. Unpin one first.',
    'meeting-cancelled': 'The meeting was cancelled.',
    'meeting-over': 'The meeting has begun already.',
    'seats-taken': 'More people than that have said yes already.',
    'start-in-past': 'That time is over. Choose one that lies ahead.',
    'start-too-far': 'That is too far ahead. Choose an earlier time.',
    'no-occurrence': 'Every date is left out. Keep one, or choose a later end.',
    'too-many-occurrences': 'The series has more than 60 meetings. Choose an earlier end.',
    'poll-closed': 'The poll was closed in the meantime.',
    'option-over': 'That time is over. Choose one that lies ahead.',
    unavailable: 'This part of Study Hall does not answer right now. Try again in a moment.',
  },
  {
    unreachable: 'اس وقت اسٹڈی ہال سے رابطہ نہیں ہو رہا۔ کچھ تبدیل نہیں ہوا؛ تھوڑی دیر میں دوبارہ کوشش کریں۔',
    'invalid-credentials': 'ای میل یا پاس ورڈ غلط ہے۔ دوبارہ کوشش کریں، یا پاس ورڈ نیا کریں۔',
    'too-many-attempts': 'بہت زیادہ کوششیں ہوئیں۔ چند منٹ ٹھہر کر دوبارہ کوشش کریں۔',
    busy: 'یہ وقت ابھی کسی اور نے لے لیا ہے۔',
    buffer: 'اس وقت ٹیوٹر کو دوسری نشست کے ساتھ وقفہ چاہیے۔',
    'your-time': 'اس وقت آپ کی کوئی اور مصروفیت ہے۔',
    'max-per-day': 'اس دن آپ کی اتنی نشستیں ہیں جتنی پروگرام میں اجازت ہے۔',
    'max-per-week': 'اس ہفتے آپ کی اتنی نشستیں ہیں جتنی پروگرام میں اجازت ہے۔',
    'weekly-limit': 'ٹیوٹر اس ہفتے مزید نشستیں نہیں دیتے۔',
    paused: 'چھوٹی ہوئی نشستوں کی وجہ سے آپ کی بکنگ رکی ہوئی ہے۔ ٹیوشن کا دفتر مدد کر سکتا ہے۔',
    waitlist: 'یہ وقت انتظار کی فہرست میں کسی کو پیش کیا جا رہا ہے۔',
    past: 'یہ وقت گزر چکا ہے۔',
    notice: 'یہ بہت جلد ہے؛ ٹیوٹر کو زیادہ پہلے اطلاع چاہیے۔',
    horizon: 'ٹیوٹر اتنا آگے کی بکنگ نہیں لیتے۔',
    'outside-hours': 'یہ وقت ٹیوٹر کے اوقات سے باہر ہے۔',
    'ends-too-late': 'نشست ٹیوٹر کے اوقات کے بعد ختم ہوگی۔',
    yourself: 'آپ خود کو بک نہیں کر سکتے۔',
    course: 'ٹیوٹر یہ کورس نہیں پڑھاتے۔',
    minutes: 'ٹیوٹر اتنی لمبی نشست نہیں دیتے۔',
    mode: 'ٹیوٹر اس طرح نہیں ملتے۔',
    'last-owner': 'گروپ کو مالک چاہیے۔ پہلے کسی اور رکن کو مالک بنائیں، یا گروپ محفوظ خانے میں رکھیں۔',
    'group-archived': 'گروپ محفوظ خانے میں ہے۔ مالک اسے دوبارہ شروع کر سکتے ہیں۔',
    'capacity-too-small': 'اس سے زیادہ جگہیں پہلے ہی بھری یا کسی کے لیے رکھی ہیں۔',
    'line-full': 'انتظار کی فہرست بھری ہوئی ہے۔ کوئی اور گروپ دیکھیں، یا نیا شروع کریں۔',
    'wrong-standing': 'اس دوران صورتِ حال بدل گئی۔ دوبارہ دیکھیں۔',
    'invitation-gone': 'یہ دعوت استعمال ہو گئی، واپس لے لی گئی، یا اس کی مدت گزر گئی۔',
    'invitation-for-another': 'یہ دعوت کسی اور کے لیے ہے۔',
    'too-many-invitations': 'بہت سی دعوتیں کھلی ہیں۔ کچھ واپس لیں، یا جواب کا انتظار کریں۔',
    'post-deleted': 'یہ پوسٹ اس دوران حذف ہو گئی۔',
    'too-many-edits': 'اس پوسٹ میں بہت بار ترمیم ہوئی۔ اسے حذف کر کے نئی لکھیں۔',
    'too-many-pinned': 'دس پوسٹیں پہلے ہی اوپر لگی ہیں۔ پہلے ایک ہٹائیں۔',
    'meeting-cancelled': 'ملاقات منسوخ ہو گئی۔',
    'meeting-over': 'ملاقات شروع ہو چکی ہے۔',
    'seats-taken': 'اس سے زیادہ لوگ پہلے ہی ہاں کہہ چکے ہیں۔',
    'start-in-past': 'وہ وقت گزر چکا۔ آنے والا وقت چنیں۔',
    'start-too-far': 'یہ بہت دور ہے۔ پہلے کا وقت چنیں۔',
    'no-occurrence': 'ہر تاریخ چھوڑ دی گئی ہے۔ ایک رکھیں، یا بعد کا اختتام چنیں۔',
    'too-many-occurrences': 'سلسلے میں 60 سے زیادہ ملاقاتیں ہیں۔ پہلے کا اختتام چنیں۔',
    'poll-closed': 'رائے شماری اس دوران بند ہو گئی۔',
    'option-over': 'وہ وقت گزر چکا۔ آنے والا وقت چنیں۔',
    unavailable: 'اسٹڈی ہال کا یہ حصہ اس وقت جواب نہیں دے رہا۔ تھوڑی دیر میں دوبارہ کوشش کریں۔',
  },
);

/** A sentence for the reader about what went wrong. */
export function useExplain(): (error: unknown) => string {
  const t = useMessages(problems);
  const texts: Readonly<Record<string, string>> = t;
  return (error) => {
    if (error instanceof UnreachableError) return t.unreachable;
    if (!(error instanceof ApiProblem)) return String(error);
    const { rule, code, detail } = error.document;
    return texts[rule ?? code] ?? detail;
  };
}

/** What is wrong with each field, by the name of the field. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ApiProblem)) return {};
  const { errors = [] } = error.document;
  return Object.fromEntries(
    errors.map(({ path, message }) => [path.split('/')[1] ?? path, capitalize(message)]),
  );
}

function capitalize(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
