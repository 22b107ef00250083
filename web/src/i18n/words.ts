import { defineMessages } from './messages.ts';

/** Words of the shared components. */
export const words = defineMessages(
  {
    loading: 'Loading',
    retry: 'Try again',
    close: 'Close',
    back: 'Back',
    save: 'Save',
    saved: 'Saved',
    cancel: 'Cancel',
    more: 'Show more',
    skipToContent: 'Skip to the content',
    unreachable:
      'No connection. What you see may be out of date; it mends itself when the connection is back.',
    failed: 'This could not be loaded',
    failedText: 'Something went wrong on our side. Nothing of yours is lost.',
    unreachableShort: 'Study Hall cannot be reached right now.',
    notFound: 'There is nothing here',
    notFoundText: 'The page was moved, or it is not yours to see.',
    goHome: 'Go to the start page',
    stars: (mean: string) => `${mean} of 5 stars`,
    tooLong: (most: string, over: string) => `At most ${most} characters: ${over} too many.`,
    fieldErrors: 'Please look at the fields marked below.',
  },
  {
    loading: 'لوڈ ہو رہا ہے',
    retry: 'دوبارہ کوشش کریں',
    close: 'بند کریں',
    back: 'واپس',
    save: 'محفوظ کریں',
    saved: 'محفوظ ہو گیا',
    cancel: 'منسوخ کریں',
    more: 'مزید دکھائیں',
    skipToContent: 'اصل مواد پر جائیں',
    unreachable:
      'رابطہ نہیں ہے۔ جو آپ دیکھ رہے ہیں وہ پرانا ہو سکتا ہے؛ رابطہ بحال ہوتے ہی یہ خود ٹھیک ہو جائے گا۔',
    failed: 'یہ لوڈ نہیں ہو سکا',
    failedText: 'ہماری طرف کچھ خرابی ہوئی۔ آپ کا کچھ ضائع نہیں ہوا۔',
    unreachableShort: 'اس وقت اسٹڈی ہال سے رابطہ نہیں ہو رہا۔',
    notFound: 'یہاں کچھ نہیں ہے',
    notFoundText: 'صفحہ منتقل ہو گیا ہے، یا آپ کے دیکھنے کا نہیں ہے۔',
    goHome: 'ابتدائی صفحے پر جائیں',
    stars: (mean) => `5 میں سے ${mean} ستارے`,
    tooLong: (most, over) => `زیادہ سے زیادہ ${most} حروف: ${over} زیادہ ہیں۔`,
    fieldErrors: 'براہ کرم نیچے نشان زدہ خانے دیکھیں۔',
  },
);
