export interface Course {
  readonly code: string;
  readonly title: string;
  readonly department: string;
}

/** Titles by department; codes count up within the prefix. */
const catalogue: readonly { prefix: string; department: string; titles: Readonly<Record<number, string>> }[] =
  [
    {
      prefix: 'CS',
      department: 'Computer Science',
      titles: {
        101: 'Programming Fundamentals',
        102: 'Object-Oriented Programming',
        201: 'Data Structures and Algorithms',
        210: 'Discrete Structures',
        220: 'Computer Organization and Assembly Language',
        301: 'Operating Systems',
        310: 'Database Systems',
        320: 'Computer Networks',
        330: 'Software Engineering',
        401: 'Artificial Intelligence',
        410: 'Compiler Construction',
      },
    },
    {
      prefix: 'MATH',
      department: 'Mathematics',
      titles: {
        101: 'Calculus I',
        102: 'Calculus II',
        203: 'Linear Algebra',
        210: 'Differential Equations',
        220: 'Multivariable Calculus',
        310: 'Numerical Analysis',
      },
    },
    {
      prefix: 'STAT',
      department: 'Mathematics',
      titles: { 201: 'Probability and Statistics', 305: 'Statistical Inference' },
    },
    {
      prefix: 'PHY',
      department: 'Physics',
      titles: { 101: 'Mechanics', 102: 'Electricity and Magnetism', 205: 'Modern Physics' },
    },
    {
      prefix: 'CHEM',
      department: 'Chemistry',
      titles: { 101: 'General Chemistry', 210: 'Organic Chemistry' },
    },
    {
      prefix: 'BIO',
      department: 'Life Sciences',
      titles: { 101: 'Cell Biology', 215: 'Genetics' },
    },
    {
      prefix: 'EE',
      department: 'Electrical Engineering',
      titles: {
        101: 'Circuit Analysis',
        210: 'Digital Logic Design',
        230: 'Signals and Systems',
        310: 'Control Systems',
      },
    },
    {
      prefix: 'ECON',
      department: 'Economics',
      titles: {
        101: 'Principles of Microeconomics',
        102: 'Principles of Macroeconomics',
        310: 'Econometrics',
        320: 'Development Economics',
      },
    },
    {
      prefix: 'BUS',
      department: 'Business Administration',
      titles: { 110: 'Financial Accounting', 210: 'Principles of Marketing', 320: 'Corporate Finance' },
    },
    {
      prefix: 'HUM',
      department: 'Humanities',
      titles: {
        101: 'Academic Writing in English',
        110: 'Pakistan Studies',
        120: 'Islamic Studies and Ethics',
        230: 'Urdu Literature',
      },
    },
  ];

export const courses: readonly Course[] = catalogue.flatMap(({ prefix, department, titles }) =>
  Object.entries(titles).map(([number, title]) => ({ code: `${prefix}-${number}`, title, department })),
);

export interface Programme {
  readonly name: string;
  /** Whose courses its students take, the main one first. */
  readonly departments: readonly string[];
}

export const programmes: readonly Programme[] = [
  { name: 'BS Computer Science', departments: ['Computer Science', 'Mathematics', 'Humanities'] },
  {
    name: 'BS Software Engineering',
    departments: ['Computer Science', 'Mathematics', 'Business Administration'],
  },
  {
    name: 'BE Electrical Engineering',
    departments: ['Electrical Engineering', 'Physics', 'Mathematics', 'Computer Science'],
  },
  { name: 'BS Mathematics', departments: ['Mathematics', 'Physics', 'Computer Science'] },
  { name: 'BS Physics', departments: ['Physics', 'Mathematics', 'Chemistry'] },
  { name: 'BS Biosciences', departments: ['Life Sciences', 'Chemistry', 'Mathematics', 'Humanities'] },
  { name: 'BS Economics', departments: ['Economics', 'Mathematics', 'Humanities'] },
  {
    name: 'Bachelor of Business Administration',
    departments: ['Business Administration', 'Economics', 'Humanities'],
  },
];
