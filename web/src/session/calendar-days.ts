/** As many days as an agenda shows: what is also kept for reading without a connection. */
export const agendaDays = 28;

/** As many as the start page shows. */
export const weekDays = 7;
