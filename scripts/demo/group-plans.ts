/** Authors are numbered in the order of the members: 0 owns the group. `{1}` becomes the name of a member. */
export interface PostPlan {
  readonly by: number;
  readonly text: string;
  readonly pinned?: boolean;
  readonly replies?: readonly { readonly by: number; readonly text: string }[];
}

/** On the wall of the university: so many days from now, and weekly where it goes on for weeks. */
export interface MeetingPlan {
  readonly by: number;
  readonly title: string;
  readonly inDays: number;
  readonly at: string;
  readonly minutes: number;
  readonly weeks?: number;
  readonly place?: string;
  readonly link?: string;
  readonly capacity?: number;
}

export interface PollPlan {
  readonly by: number;
  readonly title: string;
  readonly minutes: number;
  readonly options: readonly { readonly inDays: number; readonly at: string }[];
  readonly place?: string;
  readonly link?: string;
  /** Whether it has a winner already. */
  readonly closed?: boolean;
}

export interface GroupPlan {
  readonly name: string;
  readonly course?: string;
  readonly topic?: string;
  readonly description: string;
  readonly joinPolicy: 'open' | 'request' | 'invite';
  readonly capacity: number;
  /** How many people are in it, or wait for a place in it. */
  readonly people: number;
  readonly rules?: { readonly post?: string; readonly invite?: string; readonly schedule?: string };
  /** What part the student whom the documentation names has in it. */
  readonly first?: 'owner' | 'member';
  readonly posts: readonly PostPlan[];
  readonly meetings?: readonly MeetingPlan[];
  readonly polls?: readonly PollPlan[];
}

export const groupPlans: readonly GroupPlan[] = [
  {
    name: 'Trees and Graphs',
    course: 'CS-201',
    description:
      'Data structures, one problem set at a time. We meet before the lab and compare solutions after it.',
    joinPolicy: 'open',
    capacity: 8,
    people: 6,
    first: 'owner',
    meetings: [
      {
        by: 0,
        title: 'Problem set',
        inDays: 2,
        at: '17:00',
        minutes: 90,
        weeks: 7,
        place: 'Library, room 2',
      },
    ],
    polls: [
      {
        by: 0,
        title: 'Before the midterm',
        minutes: 120,
        place: 'Library, room 2',
        options: [
          { inDays: 9, at: '16:00' },
          { inDays: 10, at: '16:00' },
          { inDays: 11, at: '11:00' },
        ],
      },
    ],
    posts: [
      {
        by: 0,
        pinned: true,
        text: '**How we work**\n\n1. Try the problem alone for half an hour.\n2. Bring what you have, however wrong.\n3. No copying: we explain, we do not send code.',
      },
      {
        by: 2,
        text: 'Can somebody explain why deletion in an AVL tree may need more than one rotation?',
        replies: [
          {
            by: 1,
            text: 'Because the height can shrink all the way up. Draw a *Fibonacci tree* and remove from the short side.',
          },
          { by: 0, text: '@{2} I have a drawing of it, I will bring it.' },
        ],
      },
      {
        by: 3,
        text: 'Nice visualisation of red-black trees: https://www.cs.usfca.edu/~galles/visualization/RedBlack.html',
      },
    ],
  },
  {
    name: 'Discrete Structures, Sunday Evenings',
    course: 'CS-210',
    description: 'Proofs, counting and graphs. Online, for those who commute.',
    joinPolicy: 'open',
    capacity: 10,
    people: 7,
    first: 'member',
    meetings: [
      {
        by: 0,
        title: 'Proofs',
        inDays: 3,
        at: '20:00',
        minutes: 60,
        weeks: 7,
        link: 'https://meet.example.edu/discrete',
      },
    ],
    posts: [
      {
        by: 0,
        text: 'Homework 3 is about the pigeonhole principle. Shall we do the odd numbers together?',
        replies: [{ by: 1, text: 'Yes, 5 and 7 are the hard ones.' }],
      },
      {
        by: 2,
        text: 'I wrote up the induction proof of last week:\n\n> Base case first, then say what you assume.',
      },
    ],
  },
  {
    name: 'Linear Algebra Survivors',
    course: 'MATH-203',
    description:
      'From row reduction to eigenvalues. Full most of the time; the line moves quickly before exams.',
    joinPolicy: 'open',
    capacity: 6,
    people: 9,
    first: 'member',
    meetings: [
      {
        by: 0,
        title: 'Eigenvalues, from the start',
        inDays: 4,
        at: '15:00',
        minutes: 90,
        place: 'Iqbal Block 3',
      },
    ],
    polls: [
      {
        by: 0,
        title: 'Revision of vector spaces',
        minutes: 60,
        place: 'Iqbal Block 3',
        closed: true,
        options: [
          { inDays: 6, at: '14:00' },
          { inDays: 7, at: '14:00' },
        ],
      },
    ],
    posts: [
      {
        by: 0,
        pinned: true,
        text: 'Formula sheet so far: rank–nullity, change of basis, Gram–Schmidt. Add yours below.',
        replies: [{ by: 2, text: 'Determinant of a block triangular matrix.' }],
      },
    ],
  },
  {
    name: 'Probability over Chai',
    course: 'STAT-201',
    description: 'Two problems and two cups a meeting. Student Centre, first floor.',
    joinPolicy: 'request',
    capacity: 8,
    people: 5,
    posts: [
      {
        by: 0,
        text: 'Why is the answer to question 4 not 1/2?',
        replies: [
          { by: 1, text: 'The host knows where the goat is. Condition on what he **can** open.' },
          { by: 2, text: 'I simulated it, it is 2/3.' },
        ],
      },
    ],
  },
  {
    name: 'First-Year Programmers',
    course: 'CS-101',
    description: 'Stuck on loops, pointers or the compiler? Everyone here was. Seniors look in now and then.',
    joinPolicy: 'open',
    capacity: 40,
    people: 18,
    posts: [
      {
        by: 0,
        pinned: true,
        text: 'When you ask: say what you expected, what happened, and show the *smallest* program that does it.',
      },
      {
        by: 4,
        text: '`for (int i = 0; i <= n; i++)` crashes on the last round. Why?',
        replies: [{ by: 1, text: '`<=` runs once too often: valid places are `0` to `n - 1`.' }],
      },
    ],
  },
  {
    name: 'Calculus I Past Papers',
    course: 'MATH-101',
    description: 'One past paper a week under exam conditions, then we mark each other.',
    joinPolicy: 'open',
    capacity: 12,
    people: 8,
    posts: [
      { by: 1, text: 'Paper of spring 2024, question 6: is the series convergent or only conditionally so?' },
    ],
  },
  {
    name: 'Operating Systems Lab Partners',
    course: 'CS-301',
    description: 'Threads, page tables and a scheduler that works. We read the book chapter before we meet.',
    joinPolicy: 'request',
    capacity: 6,
    people: 5,
    rules: { schedule: 'moderators' },
    posts: [
      {
        by: 0,
        text: 'Lab 2 deadlocks on my machine about once in ten runs.',
        replies: [{ by: 1, text: '@{0} do you take the two locks in the same order everywhere?' }],
      },
    ],
  },
  {
    name: 'Database Project Team 7',
    course: 'CS-310',
    description: 'Our term project: the hostel mess, normalised.',
    joinPolicy: 'invite',
    capacity: 4,
    people: 4,
    posts: [
      {
        by: 0,
        text: 'Draft of the schema is in the shared folder. @{1} please check the foreign keys.',
        replies: [{ by: 1, text: 'Done. `menu_items` needs a unique key on day and meal.' }],
      },
    ],
  },
  {
    name: 'Organic Chemistry Mechanisms',
    course: 'CHEM-210',
    description: 'Arrows, arrows, arrows. Bring paper and two colours.',
    joinPolicy: 'open',
    capacity: 8,
    people: 4,
    posts: [{ by: 0, text: 'SN1 or SN2? We go through twenty substrates this week.' }],
  },
  {
    name: 'Mechanics Problem Hour',
    course: 'PHY-101',
    description: 'Free-body diagrams until they come by themselves. Iqbal Block, seminar room 5.',
    joinPolicy: 'open',
    capacity: 10,
    people: 6,
    posts: [],
  },
  {
    name: 'Urdu Reading Circle',
    topic: 'Literature',
    description: 'A short story a fortnight, from Manto to the present. No course, no grades.',
    joinPolicy: 'open',
    capacity: 15,
    people: 7,
    first: 'member',
    rules: { invite: 'members' },
    meetings: [
      {
        by: 0,
        title: 'Toba Tek Singh',
        inDays: 5,
        at: '18:00',
        minutes: 75,
        place: 'Student Centre',
        capacity: 12,
      },
    ],
    posts: [
      {
        by: 0,
        text: 'Next: *Toba Tek Singh*. Read it twice; it is short.',
        replies: [{ by: 1, text: 'I know a good recording of it.' }],
      },
    ],
  },
  {
    name: 'GRE Preparation',
    topic: 'Exams abroad',
    description: 'Vocabulary on weekdays, a full test on the first Saturday of the month.',
    joinPolicy: 'request',
    capacity: 20,
    people: 9,
    rules: { post: 'moderators' },
    posts: [{ by: 0, pinned: true, text: 'Word list of this week is out: 40 words, quiz on Friday.' }],
  },
];
