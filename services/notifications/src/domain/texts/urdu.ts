import type { Params } from '../params.ts';
import type { Speaker } from './speaker.ts';
import type { Texts } from './text.ts';

const session = ({ course, start }: Params, say: Speaker) => `${say.quote(course)}، ${say.when(start)}۔`;
const meeting = ({ title, start, place }: Params, say: Speaker) =>
  `${say.quote(title)}، ${say.when(start)}${place ? `، ${say.quote(place)}` : ''}۔`;
const because = ({ reason }: Params, say: Speaker) => (reason ? ` وجہ: ${say.quote(reason)}` : '');
const roles: Readonly<Record<string, string>> = { owner: 'مالک', moderator: 'منتظم', member: 'رکن' };

export const urdu: Texts = {
  'session.requested': (p, say) => ({
    title: `${say.quote(p.person)} آپ سے سیشن کی درخواست کرتے ہیں`,
    body: `${session(p, say)} میعاد ختم ہونے سے پہلے قبول یا مسترد کریں۔${p.topic ? ` موضوع: ${say.quote(p.topic)}` : ''}`,
  }),
  'session.confirmed': (p, say) => ({
    title:
      p.part === 'asked'
        ? `${say.quote(p.person)} نے آپ کا سیشن قبول کر لیا`
        : p.part === 'tutor'
          ? `${say.quote(p.person)} نے آپ کے ساتھ سیشن بک کیا`
          : `${say.quote(p.person)} کے ساتھ آپ کا سیشن طے ہو گیا`,
    body: session(p, say),
  }),
  'session.declined': (p, say) => ({
    title: `${say.quote(p.person)} نے آپ کا سیشن قبول نہیں کیا`,
    body: `${session(p, say)}${because(p, say)} کوئی اور وقت یا کوئی اور ٹیوٹر چنیں۔`,
  }),
  'session.expired': (p, say) => ({
    title:
      p.part === 'tutor'
        ? `${say.quote(p.person)} کی درخواست کی میعاد ختم ہو گئی`
        : `${say.quote(p.person)} نے بروقت جواب نہیں دیا`,
    body:
      p.part === 'tutor'
        ? `${session(p, say)} اس کا بروقت جواب نہیں دیا گیا۔`
        : `${session(p, say)} آپ کا وقت پھر خالی ہے: کوئی اور وقت یا ٹیوٹر چنیں۔`,
  }),
  'session.rescheduled': (p, say) => ({
    title:
      p.part === 'actor'
        ? `${say.quote(p.person)} کے ساتھ آپ کے سیشن کا وقت بدل گیا`
        : p.part === 'asked'
          ? `${say.quote(p.person)} آپ کے سیشن کا وقت بدلنا چاہتے ہیں`
          : `${say.quote(p.person)} نے آپ کے سیشن کا وقت بدل دیا`,
    body: `${say.quote(p.course)}: اب ${say.when(p.start)}، پہلے ${say.when(p.previousStart)}۔`,
  }),
  'session.cancelled': (p, say) => ({
    title:
      p.part === 'actor'
        ? `آپ نے ${say.quote(p.person)} کے ساتھ سیشن منسوخ کر دیا`
        : `${say.quote(p.person)} کے ساتھ سیشن منسوخ ہو گیا`,
    body: `${session(p, say)}${because(p, say)}`,
  }),
  'session.no-show': (p, say) => ({
    title: `${say.quote(p.person)} کے ساتھ سیشن میں آپ غیر حاضر رہے`,
    body: `${session(p, say)} یہ غیر حاضری شمار ہوتی ہے۔ اگر یہ غلطی ہے تو اپنے ٹیوٹر سے بات کریں۔`,
  }),
  'session.tomorrow': (p, say) => ({
    title: `کل ${say.time(p.start)} بجے: ${say.quote(p.person)} کے ساتھ سیشن`,
    body: session(p, say),
  }),
  'session.soon': (p, say) => ({
    title: `${say.time(p.start)} بجے: ${say.quote(p.person)} کے ساتھ سیشن`,
    body: `${session(p, say)} یہ ایک گھنٹے میں شروع ہو گا۔`,
  }),
  'session.over': (p, say) => ({
    title: `${say.quote(p.person)} کے ساتھ آپ کا سیشن کیسا رہا؟`,
    body: `${session(p, say)} آپ کی رائے دوسروں کو انتخاب میں مدد دیتی ہے۔`,
  }),
  'waitlist.offered': (p, say) => ({
    title: 'جس وقت کا آپ کو انتظار تھا وہ خالی ہو گیا ہے',
    body: `${say.when(p.start)}۔ یہ آپ کا ہے اگر آپ ${say.when(p.until)} سے پہلے قبول کر لیں۔`,
  }),
  'tutor.applied': (p, say, times) => ({
    title: say.count(times, {
      one: `${say.quote(p.person)} نے ٹیوٹر بننے کی درخواست دی`,
      other: '# افراد نے ٹیوٹر بننے کی درخواست دی',
    }),
    body: 'درخواست دیکھیں اور منظور یا مسترد کریں۔',
  }),
  'tutor.approved': () => ({
    title: 'آپ کو بطور ٹیوٹر منظور کر لیا گیا',
    body: 'اپنے اوقات مقرر کریں تاکہ طلبہ آپ کو بک کر سکیں۔',
  }),
  'tutor.suspended': (p, say) => ({
    title: 'آپ فی الحال نہیں پڑھا سکتے',
    body: `یہ رابطہ کاروں کا فیصلہ ہے۔${because(p, say)}`,
  }),
  'group.invited': (p, say) => ({
    title: `${say.quote(p.person)} آپ کو ${say.quote(p.group)} میں بلاتے ہیں`,
    body: `${say.when(p.until)} سے پہلے قبول کریں۔`,
  }),
  'group.requested': (p, say, times) => ({
    title: say.count(times, {
      one: `${say.quote(p.person)} ${say.quote(p.group)} میں شامل ہونا چاہتے ہیں`,
      other: `# افراد ${say.quote(p.group)} میں شامل ہونا چاہتے ہیں`,
    }),
    body: 'قبول یا مسترد کریں۔',
  }),
  'group.accepted': (p, say) => ({
    title: `آپ ${say.quote(p.group)} کے رکن ہیں`,
    body: 'آپ کی درخواست قبول کر لی گئی۔',
  }),
  'group.joined': (p, say, times) => ({
    title: say.count(times, {
      one: `${say.quote(p.person)} ${say.quote(p.group)} میں شامل ہوئے`,
      other: `# افراد ${say.quote(p.group)} میں شامل ہوئے`,
    }),
    body: '',
  }),
  'group.left': (p, say, times) => ({
    title: say.count(times, {
      one: `${say.quote(p.person)} نے ${say.quote(p.group)} چھوڑ دیا`,
      other: `# افراد نے ${say.quote(p.group)} چھوڑ دیا`,
    }),
    body: '',
  }),
  'group.place-offered': (p, say) => ({
    title: `${say.quote(p.group)} میں آپ کے لیے جگہ ہے`,
    body: `یہ آپ کی ہے اگر آپ ${say.when(p.until)} سے پہلے لے لیں۔`,
  }),
  'group.rejected': (p, say) => ({
    title: `${say.quote(p.group)} نے آپ کی درخواست قبول نہیں کی`,
    body: because(p, say),
  }),
  'group.removed': (p, say) => ({
    title: `آپ اب ${say.quote(p.group)} کے رکن نہیں ہیں`,
    body: because(p, say),
  }),
  'group.role-changed': (p, say) => ({
    title: `${say.quote(p.group)} میں آپ کا کردار بدل گیا`,
    body: `اب آپ ${roles[p.role ?? ''] ?? say.quote(p.role)} ہیں۔`,
  }),
  'group.archived': (p, say) => ({
    title: `${say.quote(p.group)} بند ہو گیا`,
    body: 'اس کی آنے والی ملاقاتیں منسوخ ہیں؛ جو لکھا گیا وہ باقی رہے گا۔',
  }),
  'meeting.planned': (p, say) => ({
    title: `${say.quote(p.group)} کی ملاقات: ${say.quote(p.title)}`,
    body: `${meeting(p, say)}${
      p.occurrences === undefined
        ? ''
        : say.count(p.occurrences, { one: '', other: ' یہ # ملاقاتوں میں سے پہلی ہے۔' })
    } بتائیں کہ آپ آئیں گے یا نہیں۔`,
  }),
  'meeting.moved': (p, say) => ({
    title: `${say.quote(p.title)} کا وقت بدل گیا`,
    body: `${say.quote(p.group)}: اب ${say.when(p.start)}${p.previousStart ? `، پہلے ${say.when(p.previousStart)}` : ''}۔${
      p.occurrences === undefined
        ? ''
        : say.count(p.occurrences, { one: '', other: ' سلسلے کی # ملاقاتوں کا وقت بدلا ہے۔' })
    }`,
  }),
  'meeting.cancelled': (p, say) => ({
    title: `${say.quote(p.title)} منسوخ ہو گئی`,
    body: `${say.quote(p.group)}: ${say.when(p.start)}۔${
      p.occurrences === undefined
        ? ''
        : say.count(p.occurrences, { one: '', other: ' سلسلے کی # ملاقاتیں منسوخ ہیں۔' })
    }${because(p, say)}`,
  }),
  'meeting.clashed': (p, say, times) => ({
    title: say.count(times, {
      one: `${say.quote(p.title)} کا نیا وقت آپ کی کسی اور مصروفیت سے ٹکراتا ہے`,
      other: `${say.quote(p.group)} کی # ملاقاتوں کا نیا وقت آپ کی کسی اور مصروفیت سے ٹکراتا ہے`,
    }),
    body: `${say.quote(p.group)}: ${meeting(p, say)} آپ کی ہاں اب شاید ہے۔ جب معلوم ہو تو دوبارہ جواب دیں۔`,
  }),
  'meeting.tomorrow': (p, say) => ({
    title: `کل ${say.time(p.start)} بجے: ${say.quote(p.title)}`,
    body: `${say.quote(p.group)}: ${meeting(p, say)}`,
  }),
  'meeting.soon': (p, say) => ({
    title: `${say.time(p.start)} بجے: ${say.quote(p.title)}`,
    body: `${say.quote(p.group)}: ${meeting(p, say)} یہ ایک گھنٹے میں شروع ہو گی۔`,
  }),
  'poll.opened': (p, say) => ({
    title: `${say.quote(p.group)} پوچھتا ہے کہ آپ کب فارغ ہیں: ${say.quote(p.title)}`,
    body: `${say.when(p.until)} سے پہلے جواب دیں۔`,
  }),
  'poll.closing': (p, say) => ({
    title: `رائے شماری ${say.quote(p.title)} جلد بند ہو رہی ہے`,
    body: `${say.quote(p.group)}: یہ ${say.when(p.until)} کو بند ہو گی۔`,
  }),
  'poll.closed': (p, say) => ({
    title: `رائے شماری ${say.quote(p.title)} بند ہو گئی`,
    body:
      p.start === undefined
        ? `${say.quote(p.group)}: کوئی وقت نہیں چنا گیا۔`
        : `${say.quote(p.group)}: ${say.when(p.start)} چنا گیا۔`,
  }),
  'post.mentioned': (p, say, times) => ({
    title: say.count(times, {
      one: `${say.quote(p.person)} نے ${say.quote(p.group)} میں آپ کا ذکر کیا`,
      other: `${say.quote(p.group)} میں آپ کا # بار ذکر ہوا`,
    }),
    body: say.quote(p.excerpt),
  }),
  'post.reported': (p, say, times) => ({
    title: say.count(times, {
      one: `${say.quote(p.person)} نے ${say.quote(p.group)} میں ایک پوسٹ کی شکایت کی`,
      other: `${say.quote(p.group)} میں پوسٹس کی # شکایتیں ہوئیں`,
    }),
    body: `یہ ${say.quote(p.author)} کی ہے۔${because(p, say)}`,
  }),
  'security.signed-in': (p, say) => ({
    title: 'آپ کے اکاؤنٹ میں نیا سائن اِن',
    body: `${say.when(p.start)}، ${say.quote(p.device)}، نیٹ ورک ${say.quote(p.network)}۔ اگر یہ آپ نہیں تھے تو فوراً اپنا پاس ورڈ بدلیں۔`,
  }),
  'security.password-changed': (p, say) => ({
    title: 'آپ کا پاس ورڈ بدل دیا گیا',
    body: `${say.when(p.start)}۔ اگر یہ آپ نہیں تھے تو فوراً نیا پاس ورڈ مانگیں اور انتظامیہ کو بتائیں۔`,
  }),
  'mail.refused': (p, say) => ({
    title: 'آپ کو ای میل نہیں پہنچ رہی',
    body: `آپ کا میل سرور اسے قبول نہیں کرتا: ${say.quote(p.reason)}`,
  }),
  'push.refused': (p, say) => ({
    title: 'آپ کے براؤزر کو اطلاعات نہیں پہنچ رہیں',
    body: `اس کی پش سروس انہیں قبول نہیں کرتی: ${say.quote(p.reason)} آپ کی ترتیبات بتاتی ہیں کہ یہ کون سا براؤزر ہے۔`,
  }),
};
