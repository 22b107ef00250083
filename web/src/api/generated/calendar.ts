// Generated from docs/api by `npm run openapi`.
export type paths = {
    "/api/calendar/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getMyCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/me/timetable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getMyTimetable"];
        put: operations["replaceMyTimetable"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/me/sharing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getMySharing"];
        put: operations["replaceMySharing"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/common-times": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["findCommonTimes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/me/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listMyImports"];
        put?: never;
        post: operations["importCalendar"];
        delete: operations["deleteMyImports"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/me/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["replaceMyImport"];
        post?: never;
        delete: operations["deleteMyImport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/me/subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getMySubscription"];
        put?: never;
        post: operations["subscribeToMyCalendar"];
        delete: operations["unsubscribeFromMyCalendar"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/feeds/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readCalendarFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/me/events/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["downloadMyEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
};
export type webhooks = Record<string, never>;
export type components = {
    schemas: {
        CalendarFeed: {
            /** @description The https:// address of a calendar; webcal:// is understood as well. */
            url: string;
        };
        CalendarImport: {
            id: string;
            /** @enum {string} */
            kind: "upload" | "feed";
            /** @description What the calendar calls itself. */
            name: string;
            /** @description Null for an upload. */
            url: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description When it was last known to be current. */
            readAt: string;
            /** @description Since when the calendar cannot be read; its last busy time stays. */
            failing: {
                since: string;
                reason: string;
            } | null;
        };
        CalendarImportPage: {
            items: components["schemas"]["CalendarImport"][];
            nextCursor: string | null;
        };
        CalendarPage: {
            items: components["schemas"]["Commitment"][];
            nextCursor: string | null;
        };
        CalendarSubscription: {
            /** @description Whoever has it reads the calendar. It is shown this once. */
            url: string;
        };
        CalendarSubscriptionState: {
            /** @description Since when there is an address; null where there is none. */
            createdAt: string | null;
        };
        Class: {
            title: string;
            /** @description 1 is Monday. */
            weekday: number;
            /** @description HH:MM on the wall clock of the zone. */
            from: string;
            /** @description HH:MM, or 24:00 for the end of the day; at most 12 hours after from. */
            to: string;
            /** @description YYYY-MM-DD, the first date on which it may take place. */
            startsOn: string;
            /** @description YYYY-MM-DD, inclusive; at most 400 days after startsOn. */
            endsOn: string;
            /**
             * @description Dates without this class.
             * @default []
             */
            except: string[];
        };
        Commitment: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            /** @enum {string} */
            kind: "session" | "offer" | "meeting" | "class" | "imported";
            title: string;
            /** @description Whether it leaves the time free. */
            tentative: boolean;
            /** @description What the commitment belongs to. */
            links: {
                sessionId?: string;
                meetingId?: string;
                importId?: string;
            };
        };
        CommonTimes: {
            windows: components["schemas"]["CommonWindow"][];
            /** @description The cheapest first. Present where there is no window for everyone. */
            waysOut?: components["schemas"]["WayOut"][];
            weekly?: components["schemas"]["WeeklySlot"][];
            /** @description By start, where it was asked for; at a start that is not there nobody can come. */
            attendance?: components["schemas"]["StartCount"][];
            /** @description Who was to be required and is not: they share with nobody. */
            notRequired?: string[];
            /** @description How many are left out, since they share with nobody and are too few to count. */
            uncounted?: number;
        };
        CommonTimesInput: {
            people: string[];
            /** @description Without these nothing is a window. Default: nobody, everyone preferred. */
            required?: string[];
            /** @description Given without `required`, all others are required. */
            optional?: string[];
            /** Format: date-time */
            from: string;
            /**
             * Format: date-time
             * @description At most 62 days after from; 200 where a weekly slot is asked for.
             */
            to: string;
            minutes: number;
            /**
             * @description Starts are whole steps after midnight in timeZone.
             * @default 15
             */
            step: 5 | 10 | 15 | 20 | 30 | 60;
            /** @default 10 */
            limit: number;
            /** @default {} */
            hours: {
                /**
                 * @default [
                 *       1,
                 *       2,
                 *       3,
                 *       4,
                 *       5,
                 *       6,
                 *       7
                 *     ]
                 */
                weekdays: number[];
                /**
                 * @description Nobody can come to a window outside of these.
                 * @default {
                 *       "from": "08:00",
                 *       "to": "21:00"
                 *     }
                 */
                permitted: {
                    /** @description HH:MM; 24:00 ends the day. */
                    from: string;
                    /** @description HH:MM; 24:00 ends the day. */
                    to: string;
                };
                /**
                 * @description Windows within these are preferred.
                 * @default {
                 *       "from": "09:00",
                 *       "to": "18:00"
                 *     }
                 */
                comfortable: {
                    /** @description HH:MM; 24:00 ends the day. */
                    from: string;
                    /** @description HH:MM; 24:00 ends the day. */
                    to: string;
                };
            };
            /** @description Asks for the best slot of every week in the range, not for windows. */
            weekly?: {
                /**
                 * @description Dates without it.
                 * @default []
                 */
                skip: string[];
            };
            /**
             * @description true: also how many can come at each start, in a range of at most 14 days.
             * @default false
             */
            attendance: boolean;
            /**
             * Format: time-zone
             * @description Whose days and whole hours count. By default that of your profile.
             */
            timeZone?: string;
        };
        CommonWindow: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            /** @description How many can come. */
            free: number;
            /** @description How many are counted. */
            of: number;
            /** @description Of those who cannot come, who agreed to be named. */
            missing?: string[];
        };
        /** @description On the wall of each person’s own zone. */
        MeetingHours: {
            /**
             * @default [
             *       1,
             *       2,
             *       3,
             *       4,
             *       5,
             *       6,
             *       7
             *     ]
             */
            weekdays: number[];
            /**
             * @description Nobody can come to a window outside of these.
             * @default {
             *       "from": "08:00",
             *       "to": "21:00"
             *     }
             */
            permitted: {
                /** @description HH:MM; 24:00 ends the day. */
                from: string;
                /** @description HH:MM; 24:00 ends the day. */
                to: string;
            };
            /**
             * @description Windows within these are preferred.
             * @default {
             *       "from": "09:00",
             *       "to": "18:00"
             *     }
             */
            comfortable: {
                /** @description HH:MM; 24:00 ends the day. */
                from: string;
                /** @description HH:MM; 24:00 ends the day. */
                to: string;
            };
        };
        Problem: {
            title: string;
            status: number;
            /** @description Stable, for programs. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            traceId: string;
            errors?: {
                /** @description A JSON pointer. */
                path: string;
                message: string;
            }[];
            rule?: string;
            alternatives?: {
                /** Format: date-time */
                start: string;
                /** Format: date-time */
                end: string;
            }[];
        };
        Sharing: {
            /**
             * @description Who may ask when you are free: nobody, your groups and the people in them, or everyone signed in. What you do is never told. With nobody, groups cannot require you, and count you in a crowd alone.
             * @enum {string}
             */
            freeBusy: "nobody" | "groups" | "everyone";
            /** @description Whether those who look for a common time are told that it is you who cannot come. */
            nameWhenMissing: boolean;
        };
        StartCount: {
            /** Format: date-time */
            start: string;
            /** @description How many can come. */
            free: number;
            /** @description Everyone required can come. */
            suits: boolean;
        };
        Timetable: {
            /** @description Null before the first timetable. */
            timeZone: string | null;
            classes: components["schemas"]["Class"][];
        };
        TimetableInput: {
            /** @description The zone that the times are in. */
            timeZone: string;
            classes: components["schemas"]["Class"][];
        };
        WayOut: {
            /** @enum {string} */
            kind: "leave-out" | "make-optional" | "shorten" | "split" | "move-meeting" | "widen-hours";
            /** @description The best that follows; both halves of a split. */
            windows: components["schemas"]["CommonWindow"][];
            /** @description Whom to do without, where the person may be named. */
            personId?: string;
            /** @description The new length, or that of each half. */
            minutes?: number;
            meetingId?: string;
            to?: {
                /** Format: date-time */
                start: string;
                /** Format: date-time */
                end: string;
            };
            hours?: components["schemas"]["MeetingHours"];
        };
        WeeklySlot: {
            /** @description 1 is Monday. */
            weekday: number;
            /** @description HH:MM in timeZone, in every week. */
            time: string;
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            /** @description How many times it takes place. */
            weeks: number;
            /** @description In how many weeks the required can come, or all if none is. */
            works: number;
            /** @description The dates on which it does not work. */
            misses: string[];
            /** @description How many can come when the fewest can. */
            free: number;
            of: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
};
export type $defs = Record<string, never>;
export interface operations {
    getMyCalendar: {
        parameters: {
            query: {
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                from: string;
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarPage"];
                };
            };
            /** @description The calendar is still what If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The shape or a type of the request is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMyTimetable: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timetable"];
                };
            };
            /** @description No valid token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceMyTimetable: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TimetableInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timetable"];
                };
            };
            /** @description The shape or a type of the request is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMySharing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sharing"];
                };
            };
            /** @description No valid token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceMySharing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Sharing"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sharing"];
                };
            };
            /** @description The shape or a type of the request is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findCommonTimes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommonTimesInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommonTimes"];
                };
            };
            /** @description The shape or a type of the request is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyImports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarImportPage"];
                };
            };
            /** @description No valid token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importCalendar: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat under the same key, within 24 hours, is answered as the first was. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarFeed"];
                "text/calendar": string;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarImport"];
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarImport"];
                };
            };
            /** @description The shape or a type of the request is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteMyImports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No valid token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceMyImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description A calendar as other programs export it (iCalendar, RFC 5545). */
        requestBody: {
            content: {
                "text/calendar": string;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarImport"];
                };
            };
            /** @description The shape or a type of the request is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteMyImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The shape or a type of the request is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMySubscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarSubscriptionState"];
                };
            };
            /** @description No valid token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    subscribeToMyCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarSubscription"];
                };
            };
            /** @description No valid token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unsubscribeFromMyCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No valid token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readCalendarFeed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret and .ics. */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A calendar in RFC 5545 (text/calendar). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description The calendar is still what If-None-Match names. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The shape or a type of the request is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadMyEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The ref, session:<id> or meeting:<id>, and .ics. */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A calendar in RFC 5545 (text/calendar). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description The shape or a type of the request is wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
