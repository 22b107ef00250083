/** `{course}` becomes the title of the tutor's first course. */
export const headlines: readonly string[] = [
  '{course}, one clear step at a time',
  'Patient help with {course} and everything around it',
  'From stuck to solved: {course}',
  '{course} through past papers and worked examples',
  'I failed my first quiz in {course}. Now I teach it.',
  'Bring your assignment in {course}, leave with the idea',
  'Exam preparation for {course}, without the panic',
  '{course} in Urdu or English, whichever helps',
];

export const bios: readonly string[] = [
  'I tutor the way I would have liked to be tutored: we start from what you already know and write everything down.',
  'Send me your question before we meet, so that we can use the time for the hard part. I like whiteboards and tea.',
  'Teaching assistant for two terms. I am strict about definitions and relaxed about everything else.',
  'I keep a collection of past papers and we work through the ones that fit your course. No question is too small.',
  'We look at your code or your proof together and find the line where it goes wrong. Then you fix it, not me.',
  'I help with the lectures you missed and the homework you postponed, and I will not tell your instructor.',
];

export const biosAbroad: readonly string[] = [
  'On exchange this year, so I meet online. The time difference makes me a good choice for late questions.',
  'I study abroad for two terms and miss our library. Online only, with a shared whiteboard.',
];

export const studentBios: readonly string[] = [
  '',
  '',
  'Commuting from Rawalpindi, so mornings on campus suit me best.',
  'Second attempt at calculus. This time it works.',
  'I learn best by talking things through.',
  'Hostel life, cricket, and too many labs.',
  'Transferred this year and still catching up.',
  'Looking for people who study in the library until it closes.',
];

export const topics: readonly string[] = [
  'Assignment 2, questions 3 to 5',
  'Revision before the midterm',
  'I do not follow the last two lectures',
  'Past paper of last year',
  'Preparing my lab report',
  'Going through the quiz I failed',
  'Project idea and where to begin',
  'Proofs: how to start one',
  'Reading the textbook chapter together',
  'Everything about recursion',
  'Checking my solutions to the problem set',
  '',
];

/** Comments on a session by how many stars they come with. */
export const comments: Readonly<Record<number, readonly string[]>> = {
  5: [
    'Explained in ten minutes what I had not understood in three weeks.',
    'So patient. I finally see why it works, not only how.',
    'Came prepared with examples from our own past papers. Got an A in the quiz.',
    'Best tutor I have had here. Book early, the times go fast.',
    '',
  ],
  4: [
    'Very helpful, we only ran out of time for the last question.',
    'Clear explanations and good practice problems.',
    'Knows the course well and is honest about what will not be asked.',
    '',
  ],
  3: ['Fine for homework, a bit quick for me.', 'Helped with the assignment, less with the theory.', ''],
  2: ['Started ten minutes late, so we could not finish.'],
};

export const places: readonly string[] = [
  'Central Library, group room 2.14',
  'Central Library, ground floor by the atlas shelves',
  'Iqbal Block, seminar room 5',
  'Jinnah Hall, study lounge',
  'Student Centre, first floor',
  'Engineering Block, drawing room 3',
  'Cafeteria annexe, the quiet end',
];
